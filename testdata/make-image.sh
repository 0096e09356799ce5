#!/bin/bash
# Rebuilds the layers of the shipped images and packages.csv. README.md describes their contents.
# usage: make-image.sh [FOLDER]     default: where the resources are
# Needs, as root: rpm 4.18 with rpmbuild; RPM_NDB, an rpm with the ndb backend (see README.md);
# faketime, so that the installation times in the databases are always the same.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
source=$here/image
out=$(realpath "${1:-$here/src/main/resources/dev/libindex/testdata/image}")
rpm_ndb=${RPM_NDB:-/opt/rpm-ndb/bin/rpm}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1767225600 TZ=UTC LC_ALL=C
umask 022

# --- packages ------------------------------------------------------------------------------------

# build NAME VERSION RELEASE [DEFINE…]: builds one source package; its rpms go to $work/rpms
build() {
  local defines=() define
  for define in "test_name $1" "test_version $2" "test_release $3" "${@:4}"; do
    defines+=(--define "$define")
  done
  rpmbuild -bb --quiet --target x86_64-linux "${defines[@]}" \
    --define "_topdir $work/build" --define "_rpmdir $work/rpms" \
    --define "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_buildhost libindex.invalid" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "_binary_payload w9.gzdio" \
    "$source/package.spec" > /dev/null
}

build_all() {
  build libindex-base 9.4 1.el9 "test_libs 1"
  build libindex-crypto 3.0.7 27.el9_4 "test_epoch 1"
  build libindex-crypto 3.0.7 28.el9_4 "test_epoch 1"
  build libindex-zero 2.1 5.el9 "test_epoch 0"
  build libindex-preview '2.0~rc1' 1.el9 "test_noarch 1"
  build libindex-snapshot '1.2^20240101gitabc' 3.el9
  build libindex-runtime 18.20.1 1.module+el9.4.0+100+abcdef12 \
    "test_module libindex:18:9040020260101000000:abcdef12"
  build libindex-kernel 5.14.0 427.el9
  build libindex-kernel 5.14.0 503.el9
  build libindex-doomed 0.9 1.el9 "test_noarch 1"
  build libindex-web 1.24.0 2.el9 "test_libs 1"
  build libindex-tool 1.0 7.el9
}

# --- roots ---------------------------------------------------------------------------------------

# inroot ROOT RPM-OPTION…: changes a root's database, at a fixed time
inroot() {
  faketime -f '2026-01-01 00:00:00' rpm --root "$1" --define '_db_backend sqlite' \
    --define '_dbpath /var/lib/rpm' --nosignature --noplugins "${@:2}"
}

rpms() {
  local name
  for name in "$@"; do echo "$work/rpms/$name.rpm"; done
}

make_base() {
  mkdir -p "$1"/{etc,tmp,usr/lib,var/lib/rpm,var/log}
  cp "$source/os-release" "$1/usr/lib/os-release"
  ln -s ../usr/lib/os-release "$1/etc/os-release"
  echo 'installed' > "$1/var/log/install.log"
  # Two builds of the kernel package share files: --force installs them side by side.
  inroot "$1" -i --nodeps --force $(rpms libindex-base-9.4-1.el9.x86_64 libindex-base-libs-9.4-1.el9.x86_64 \
    libindex-crypto-3.0.7-27.el9_4.x86_64 libindex-zero-2.1-5.el9.x86_64 \
    libindex-preview-2.0~rc1-1.el9.noarch libindex-snapshot-1.2^20240101gitabc-3.el9.x86_64 \
    libindex-runtime-18.20.1-1.module+el9.4.0+100+abcdef12.x86_64 \
    libindex-kernel-5.14.0-427.el9.x86_64 libindex-kernel-5.14.0-503.el9.x86_64 \
    libindex-doomed-0.9-1.el9.noarch)
  inroot "$1" --import "$source/key.asc"
}

# --- layers --------------------------------------------------------------------------------------

# difference OLD NEW TREE: puts into TREE what turns OLD into NEW, whiteouts included
difference() {
  local path
  mkdir -p "$3"
  (cd "$2" && find . -mindepth 1 -printf '%P\n' | sort) | while read -r path; do
    if [ -d "$2/$path" ] && [ ! -L "$2/$path" ]; then
      [ -d "$1/$path" ] || mkdir -p "$3/$path"
    elif ! same "$1/$path" "$2/$path"; then
      mkdir -p "$3/$(dirname "$path")"
      cp -a "$2/$path" "$3/$path"
    fi
  done
  (cd "$1" && find . -mindepth 1 -printf '%P\n' | sort) | while read -r path; do
    if [ ! -e "$2/$path" ] && [ ! -L "$2/$path" ] && [ -d "$2/$(dirname "$path")" ]; then
      mkdir -p "$3/$(dirname "$path")"
      : > "$3/$(dirname "$path")/.wh.$(basename "$path")"
    fi
  done
}

same() {
  if [ -L "$2" ]; then
    [ -L "$1" ] && [ "$(readlink "$1")" = "$(readlink "$2")" ]
  else
    [ -f "$1" ] && cmp -s "$1" "$2"
  fi
}

# pack TREE NAME: writes the layer; SQLite's shared memory is left out, since it holds random salts
pack() {
  rm -f "$1/var/lib/rpm/rpmdb.sqlite-shm"
  tar -C "$1" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    --format=posix --pax-option='exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime' \
    -cf - $(ls -A "$1") | gzip -9n > "$out/$2.tar.gz"
}

buildinfo() { # TREE NAME-VERSION-RELEASE MANIFEST
  mkdir -p "$1/root/buildinfo/content_manifests"
  cp "$source/Dockerfile-$2" "$1/root/buildinfo/"
  cp "$source/content-manifest-$3.json" "$1/root/buildinfo/content_manifests/$2.json"
}

# --- ground truth --------------------------------------------------------------------------------

# truth IMAGE DATABASE RPM-COMMAND…: adds to packages.csv what rpm itself says is installed
truth() {
  "${@:3}" -qa --qf "$1,$2,%{NAME},%{EPOCH},%{VERSION},%{RELEASE},%{ARCH},%{SOURCERPM},%{MODULARITYLABEL}\n" |
    sed 's/(none)//g' | grep -v ',gpg-pubkey,' | sort >> "$out/packages.csv"
}

sqlite_truth() { # IMAGE ROOT
  truth "$1" sqlite:var/lib/rpm inroot "$2"
}

# --- the images ----------------------------------------------------------------------------------

build_all
mkdir -p "$out"
echo 'image,database,name,epoch,version,release,arch,sourcerpm,modularitylabel' > "$out/packages.csv"

make_base "$work/base"
pack "$work/base" base

buildinfo "$work/base-buildinfo" libindex-base-9.4-1 base
pack "$work/base-buildinfo" base-buildinfo

cp -a "$work/base" "$work/middle"
inroot "$work/middle" -e libindex-doomed
inroot "$work/middle" -i --nodeps $(rpms libindex-web-1.24.0-2.el9.x86_64 libindex-web-libs-1.24.0-2.el9.x86_64)
rm "$work/middle/var/log/install.log"
mkdir -p "$work/middle/opt/application/cache"
echo 'stale' > "$work/middle/opt/application/cache/entry"
difference "$work/base" "$work/middle" "$work/middle-layer"
pack "$work/middle-layer" middle

cp -a "$work/middle" "$work/application"
inroot "$work/application" -U --nodeps $(rpms libindex-crypto-3.0.7-28.el9_4.x86_64)
difference "$work/middle" "$work/application" "$work/application-layer"
mkdir -p "$work/application-layer/opt/application/cache"
: > "$work/application-layer/opt/application/cache/.wh..wh..opq"
echo 'fresh' > "$work/application-layer/opt/application/cache/new-entry"
echo 'The application' > "$work/application-layer/opt/application/application.txt"
buildinfo "$work/application-layer" libindex-application-1.2.3-4 application
pack "$work/application-layer" application
sqlite_truth APPLICATION "$work/application"

cp -a "$work/base" "$work/labelled"
inroot "$work/labelled" -i --nodeps $(rpms libindex-tool-1.0-7.el9.x86_64)
difference "$work/base" "$work/labelled" "$work/labelled-layer"
mkdir -p "$work/labelled-layer/usr/share/buildinfo/content_manifests"
cp "$source/labels.json" "$work/labelled-layer/usr/share/buildinfo/labels.json"
cp "$source/content-manifest-tool.json" \
  "$work/labelled-layer/usr/share/buildinfo/content_manifests/libindex-tool-container-1.0-7.json"
pack "$work/labelled-layer" labelled
sqlite_truth LABELLED "$work/labelled"

# If an upper layer has a package database, the coalescer assumes that it has all of them. So this
# layer changes the database of the base, and has a second one beside it.
cp -a "$work/base" "$work/plain"
inroot "$work/plain" -e libindex-doomed
difference "$work/base" "$work/plain" "$work/plain-layer"
ndb=opt/chroot/usr/lib/sysimage/rpm
mkdir -p "$work/plain-layer/$ndb"
# It counts because it belongs to a root of its own.
printf 'ID=libindex\nVERSION_ID=9\nPRETTY_NAME="Libindex chroot 9"\n' \
  > "$work/plain-layer/opt/chroot/usr/lib/os-release"
in_ndb() {
  faketime -f '2026-01-01 00:00:00' "$rpm_ndb" --dbpath "$work/plain-layer/$ndb" \
    --define '_db_backend ndb' --nosignature --noplugins "$@"
}
in_ndb -i --nodeps --justdb $(rpms libindex-web-1.24.0-2.el9.x86_64 libindex-tool-1.0-7.el9.x86_64 \
  libindex-doomed-0.9-1.el9.noarch)
in_ndb -e --justdb libindex-doomed
find "$work/plain-layer/$ndb" -name '.*lock' -delete
pack "$work/plain-layer" plain
sqlite_truth PLAIN "$work/plain"
truth PLAIN "ndb:$ndb" in_ndb

cp "$source/repository-to-cpe.json" "$source/container-name-repos-map.json" "$out/"
ls -l "$out"
