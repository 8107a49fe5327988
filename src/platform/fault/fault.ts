// Named places where a drill may stop, delay or kill the process; they cost one comparison when none is
// armed.
type Fault = () => void | Promise<void>;

const armed = new Map<string, Fault>();

/** Every fault point on the way of a purchase, so that a drill can walk them all. */
export const FAULT_POINTS = [
  "checkout.preparing",
  "checkout.prepared",
  "checkout.paid",
  "checkout.before_finalize",
  "checkout.finalizing",
  "checkout.finalized",
  "idempotency.before_keep",
  "cancel.cancelling",
  "cancel.before_refund",
  "cancel.after_refund",
  "refund.sent",
  "job.before_done",
  "merge.between",
] as const;

/** The same in work that no purchase passes. */
export const WORK_POINTS = ["import.before_mark", "figures.closing"] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number] | (typeof WORK_POINTS)[number];

/** Runs what a drill armed for this point; otherwise does nothing. */
export async function faultPoint(name: FaultPoint): Promise<void> {
  if (armed.size === 0) return;
  await armed.get(name)?.();
}

/** Arms a point. Only tests and drills call this; returns how to disarm it. */
export function armFault(name: FaultPoint, fault: Fault): () => void {
  armed.set(name, fault);
  return () => armed.delete(name);
}

/**
 * Arms the point named in `specification` (`name` or `name:nth`) to end this process at once, as `kill -9`
 * would.
 */
export function armKill(specification: string): void {
  const [name = "", nth = "1"] = specification.split(":");
  const point = [...FAULT_POINTS, ...WORK_POINTS].find((known) => known === name);
  if (!point) throw new Error(`Unknown fault point ${name}`);
  let passes = 0;
  armFault(point, () => {
    passes += 1;
    if (passes === Number(nth)) process.kill(process.pid, "SIGKILL");
  });
}
