// A test reporter that says nothing and ends the run at the first failure: one is enough to notice a fault.
import type { TestEvent } from "node:test/reporters";

export default async function* firstFailure(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type === "test:fail" && event.data.todo === undefined) process.exit(1);
  }
  yield "";
}
