// Long lists of ids are worked on in batches, so that no statement and no pause of the process grows with
// them.

const BATCH_SIZE = 500;

/** Runs `work` on batches of the ids, one after the other. An empty list is no batch. */
export async function inBatches<T>(
  ids: readonly T[],
  work: (batch: T[]) => Promise<unknown>,
  size = BATCH_SIZE,
): Promise<void> {
  for (let start = 0; start < ids.length; start += size) await work(ids.slice(start, start + size));
}
