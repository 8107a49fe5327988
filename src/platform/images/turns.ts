// Work that fills a processor waits for its turn, and only so much of it may wait.
import { Refusal } from "#platform/refusal";

const MAX_AT_WORK = 2;
const MAX_WAITING = 20;
const RETRY_AFTER_SECONDS = 5;

/** The processor is one for the whole process, and so is the line before it. */
const line = { at_work: 0, waiting: [] as (() => void)[] };

/** Runs `work` when at most one other is at work. Refuses `images_busy` when twenty are waiting already. */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (line.at_work >= MAX_AT_WORK) {
    if (line.waiting.length >= MAX_WAITING) {
      throw new Refusal("unavailable", "images_busy", "Many pictures are being worked on; try again.", {
        retry_after_seconds: RETRY_AFTER_SECONDS,
      });
    }
    await new Promise<void>((resolve) => line.waiting.push(resolve));
  } else {
    line.at_work += 1;
  }
  try {
    return await work();
  } finally {
    // Whoever waits longest takes over the place, so that nobody slips in between.
    const next = line.waiting.shift();
    if (next) next();
    else line.at_work -= 1;
  }
}
