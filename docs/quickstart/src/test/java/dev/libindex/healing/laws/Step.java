package dev.libindex.healing.laws;

import dev.libindex.testdata.image.TestLayer;
import java.time.Duration;

/** Something that happens to the cluster. */
sealed interface Step {

  /** Lets it happen. */
  void run(World world);

  /** What a node does. */
  sealed interface OfNode extends Step {
    /** The number of the node. */
    int node();
  }

  /** An image is submitted. */
  record Index(int node, Image image) implements OfNode {
    @Override
    public void run(World world) {
      world.node(node).index(image);
    }
  }

  /** An image is submitted, and at once again. */
  record IndexTwice(int node, Image image) implements Step {
    @Override
    public void run(World world) {
      world.node(node).index(image);
      if (world.log().failures().isEmpty()) {
        world.node(node).indexAgain(image);
      }
    }
  }

  /** Somebody looks how an image stands. */
  record Look(int node, Image image) implements Step {
    @Override
    public void run(World world) {
      world.node(node).look(image);
    }
  }

  /** A sweep. */
  record Heal(int node) implements OfNode {
    @Override
    public void run(World world) {
      world.node(node).heal();
    }
  }

  /** A mapping arrives; the sweep that follows may be lost. */
  record Import(int node, Table table, boolean wakes) implements OfNode {
    @Override
    public void run(World world) {
      world.node(node).importTable(table, wakes);
    }
  }

  /** Old partial reports become eligible. */
  record Requeue(int node, Duration minAge, int limit) implements OfNode {
    @Override
    public void run(World world) {
      world.node(node).requeue(minAge, limit);
    }
  }

  /** An image is forgotten. */
  record Delete(int node, Image image) implements OfNode {
    @Override
    public void run(World world) {
      world.node(node).delete(image);
    }
  }

  /** A node is replaced by one of this release, with these seed files. */
  record Replace(int node, Release release, Seeds seeds) implements Step {
    @Override
    public void run(World world) {
      world.replace(node, release, seeds);
    }
  }

  /** The foreign scanner has a bad day, or has it no more. */
  record Hiccup(boolean on) implements Step {
    @Override
    public void run(World world) {
      world.hiccups().turn(on);
    }
  }

  /** A layer cannot be had, or can be had again. */
  record Serve(int layer, boolean served) implements Step {
    @Override
    public void run(World world) {
      TestLayer each = Image.allLayers().get(layer);
      world.blobs().serve(each, served);
    }
  }

  /** Time passes. */
  record Pass(Duration time) implements Step {
    @Override
    public void run(World world) {
      world.pass(time);
    }
  }

  /** Something goes wrong on the way; a process that was killed is started again. */
  record Troubled(OfNode step, Fault fault) implements OfNode {
    @Override
    public int node() {
      return step.node();
    }

    @Override
    public void run(World world) {
      Node node = world.node(node());
      node.store().arm(fault);
      try {
        step.run(world);
      } catch (Killed e) {
        if (!node.store().isDead()) {
          throw e;
        }
      }
      node.store().disarm();
      if (node.store().isDead()) {
        world.restart(node());
      }
    }
  }

  /** Before a node's call to the store, something else happens. */
  record During(OfNode step, int call, Step other) implements OfNode {
    @Override
    public int node() {
      return step.node();
    }

    @Override
    public void run(World world) {
      Node node = world.node(node());
      node.store().visit(call, () -> other.run(world));
      step.run(world);
      node.store().disarm();
    }
  }
}
