package dev.libindex.healing.laws;

import dev.libindex.testdata.image.TestLayer;
import java.time.Duration;

/** A step of a sequence: something that happens to the cluster. */
sealed interface Step {

  /** Performs the step. */
  void run(Cluster cluster);

  /** A step of one node, which can have a fault and can be interleaved with others. */
  sealed interface OfNode extends Step {
    /** Returns the number of the node. */
    int node();
  }

  /** Indexes an image. */
  record Index(int node, Image image) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).index(image);
    }
  }

  /** Indexes an image and, if that succeeds, indexes it again. */
  record IndexTwice(int node, Image image) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).index(image);
      if (cluster.log().failures().isEmpty()) {
        cluster.node(node).indexAgain(image);
      }
    }
  }

  /** Reads the state of an image. */
  record Look(int node, Image image) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).look(image);
    }
  }

  /** Runs a sweep. */
  record Heal(int node) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).heal();
    }
  }

  /** Imports a mapping; the sweep that follows may be dropped. */
  record Import(int node, MappingTable table, boolean sweeps) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).importTable(table, sweeps);
    }
  }

  /** Requeues old partial reports. */
  record Requeue(int node, Duration minAge, int limit) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).requeue(minAge, limit);
    }
  }

  /** Deletes an image. */
  record Delete(int node, Image image) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).delete(image);
    }
  }

  /** Replaces a node by one of this release, with these seed files. */
  record ReplaceNode(int node, Release release, SeedFiles seeds) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.replace(node, release, seeds);
    }
  }

  /** Turns transient errors of the scanner of notes on or off. */
  record TransientErrors(boolean on) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.transientErrors().set(on);
    }
  }

  /** Withholds a layer, or serves it again. */
  record ServeLayer(int layer, boolean served) implements Step {
    @Override
    public void run(Cluster cluster) {
      TestLayer each = Image.allLayers().get(layer);
      cluster.blobs().serve(each, served);
    }
  }

  /** Lets time pass. */
  record PassTime(Duration time) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.pass(time);
    }
  }

  /** Performs a step with a fault; a node that is killed is started again. */
  record WithFault(OfNode step, Fault fault) implements OfNode {
    @Override
    public int node() {
      return step.node();
    }

    @Override
    public void run(Cluster cluster) {
      Node node = cluster.node(node());
      node.store().arm(fault);
      try {
        step.run(cluster);
      } catch (NodeKilled e) {
        if (!node.store().isDead()) {
          throw e;
        }
      }
      node.store().disarm();
      if (node.store().isDead()) {
        cluster.restart(node());
      }
    }
  }

  /** Performs another step before one of a node's calls to the store. */
  record Interleaved(OfNode step, int call, Step other) implements OfNode {
    @Override
    public int node() {
      return step.node();
    }

    @Override
    public void run(Cluster cluster) {
      Node node = cluster.node(node());
      node.store().interleave(call, () -> other.run(cluster));
      step.run(cluster);
      node.store().disarm();
    }
  }
}
