package dev.libindex.healing.laws;

import dev.libindex.testdata.image.TestLayer;
import java.time.Duration;

/** Something that happens to the cluster. */
sealed interface Step {

  /** Lets it happen. */
  void run(Cluster cluster);

  /** What a node does. */
  sealed interface OfNode extends Step {
    /** The number of the node. */
    int node();
  }

  /** An image is submitted. */
  record Index(int node, Image image) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).index(image);
    }
  }

  /** An image is submitted, and at once again. */
  record IndexTwice(int node, Image image) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).index(image);
      if (cluster.log().failures().isEmpty()) {
        cluster.node(node).indexAgain(image);
      }
    }
  }

  /** Somebody looks how an image stands. */
  record Look(int node, Image image) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).look(image);
    }
  }

  /** A sweep. */
  record Heal(int node) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).heal();
    }
  }

  /** A mapping arrives; the sweep that follows may be lost. */
  record Import(int node, MappingTable table, boolean wakes) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).importTable(table, wakes);
    }
  }

  /** Old partial reports become eligible. */
  record Requeue(int node, Duration minAge, int limit) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).requeue(minAge, limit);
    }
  }

  /** An image is forgotten. */
  record Delete(int node, Image image) implements OfNode {
    @Override
    public void run(Cluster cluster) {
      cluster.node(node).delete(image);
    }
  }

  /** A node is replaced by one of this release, with these seed files. */
  record ReplaceNode(int node, Release release, SeedFiles seeds) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.replace(node, release, seeds);
    }
  }

  /** The foreign scanner has a bad day, or has it no more. */
  record TransientErrors(boolean on) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.transientErrors().set(on);
    }
  }

  /** A layer cannot be had, or can be had again. */
  record ServeLayer(int layer, boolean served) implements Step {
    @Override
    public void run(Cluster cluster) {
      TestLayer each = Image.allLayers().get(layer);
      cluster.blobs().serve(each, served);
    }
  }

  /** Time passes. */
  record PassTime(Duration time) implements Step {
    @Override
    public void run(Cluster cluster) {
      cluster.pass(time);
    }
  }

  /** Something goes wrong on the way; a process that was killed is started again. */
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

  /** Before a node's call to the store, something else happens. */
  record Interleaved(OfNode step, int call, Step other) implements OfNode {
    @Override
    public int node() {
      return step.node();
    }

    @Override
    public void run(Cluster cluster) {
      Node node = cluster.node(node());
      node.store().visit(call, () -> other.run(cluster));
      step.run(cluster);
      node.store().disarm();
    }
  }
}
