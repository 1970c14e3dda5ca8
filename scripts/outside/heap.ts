// Memory that nobody needs any more, given back when much of it has gathered: a long run of many small pieces of work would let it
// grow for as long as the machine has any.
import {getHeapStatistics, setFlagsFromString} from "node:v8";
import {runInNewContext} from "node:vm";

const much = 180 * 1024 ** 2;
let collect: (() => void) | null = null;

/** Costs nothing as long as there is little of it. */
export function keepLevel(): void {
  const {used_heap_size: used, external_memory: external} = getHeapStatistics();
  if (used + external < much) return;
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    // What V8 compiles under other flags it does not take back from the cache: every start would compile all of it anew.
    setFlagsFromString("--no-expose-gc");
  }
  collect();
}
