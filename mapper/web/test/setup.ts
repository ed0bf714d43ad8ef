// One seed for all property tests: a red run then means a change of ours, not another draw.
import fc from "fast-check";

fc.configureGlobal({ seed: 20261121 });
