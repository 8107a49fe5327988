// Mails over both transports: written once, sent once, readable in the outbox, and safe to look at.
import assert from "node:assert/strict";
import { createServer, type Server, type Socket } from "node:net";
import { type TestContext, test } from "node:test";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { transaction } from "#platform/database";
import { emptyOldMails, listMails, mailById, mailJobs, mailLayout, sendMail } from "#platform/mail";
import { createWorker } from "#platform/queue";
import { openWorld, type World } from "../../../test/world.ts";

interface Received {
  recipients: string[];
  data: string;
}

interface Post {
  world: World;
  /** What arrived outside; always empty for the outbox. */
  received: Received[];
  delivers: boolean;
}

const HELLO = {
  unique_key: "hello:1",
  to: "ada@example.com",
  subject: "Hello",
  text: "Hi Ada",
  html: "<p>Hi Ada",
};

const transports: Record<string, (t: TestContext) => Promise<Post>> = {
  outbox: async (t) => ({ world: await openWorld(t), received: [], delivers: false }),
  smtp: async (t) => {
    const { url, received } = await startSmtp(t);
    return { world: await openWorld(t, { SMTP_URL: url }), received, delivers: true };
  },
};

for (const [name, open] of Object.entries(transports)) {
  test(`${name}: a mail is written with its cause, once, and handed over once`, async (t) => {
    const { world, received, delivers } = await open(t);
    const worker = createWorker(world.services, mailJobs);
    const undone = transaction(world.as(), async (tx) => {
      await sendMail(tx, HELLO);
      throw new Error("undone");
    });
    await assert.rejects(undone);
    assert.deepEqual(await listMails(world.as()), []);

    await transaction(world.as(), (tx) => sendMail(tx, HELLO));
    await transaction(world.as(), (tx) => sendMail(tx, { ...HELLO, subject: "Again" }));
    await worker.drain();
    await transaction(world.as(), (tx) => sendMail(tx, HELLO));
    await worker.drain();

    const [head, ...others] = await listMails(world.as(), { recipient: "ada@example.com" });
    assert.equal(others.length, 0);
    assert.equal(head?.subject, "Hello");
    assert.equal(head?.sent_at, delivers ? world.clock.now() : null);
    const mail = await mailById(world.as(), head?.id ?? 0);
    assert.equal(mail?.text_body, "Hi Ada");
    assert.equal(mail?.html_body, "<p>Hi Ada");
    assert.equal(received.length, delivers ? 1 : 0);
  });

  test(`${name}: recipient and subject cannot smuggle headers or further recipients`, async (t) => {
    const { world, received, delivers } = await open(t);
    const subject = "Order\r\nBcc: mei@example.com\r\n\r\nbody";
    await transaction(world.as(), (tx) =>
      sendMail(tx, { ...HELLO, to: "ada@example.com,mei@example.com", subject }),
    );
    await createWorker(world.services, mailJobs).drain();
    const [head] = await listMails(world.as());
    assert.equal(head?.subject, "Order Bcc: mei@example.com body");
    for (const { recipients, data } of received) {
      assert.ok(delivers);
      assert.equal(recipients.length, 1);
      assert.doesNotMatch(data, /^Bcc:/im);
    }
  });
}

test("smtp: what goes out has both bodies, the sender, and an id that stays the same", async (t) => {
  const { url, received } = await startSmtp(t);
  const world = await openWorld(t, {
    SMTP_URL: url,
    MAIL_FROM: "BuyBuy <shop@example.com>",
    BUYBUY_URL: "https://shop.example",
  });
  await transaction(world.as(), (tx) => sendMail(tx, HELLO));
  await createWorker(world.services, mailJobs).drain();
  const [mail] = await listMails(world.as());
  const { recipients = [], data = "" } = received[0] ?? {};
  assert.deepEqual(recipients, ["ada@example.com"]);
  assert.match(data, /^From: BuyBuy <shop@example.com>/m);
  assert.match(data, /^To: ada@example.com/m);
  assert.match(data, new RegExp(`^Message-ID: <mail-${mail?.id}-${mail?.created_at}@shop.example>`, "m"));
  assert.match(data, /Content-Type: text\/plain[\s\S]*Hi Ada[\s\S]*Content-Type: text\/html[\s\S]*<p>Hi Ada/);
});

test("smtp: a server that is away loses nothing, and one bad recipient holds nobody up", async (t) => {
  const { url, received, server } = await startSmtp(t);
  const world = await openWorld(t, { SMTP_URL: url });
  const worker = createWorker(world.services, mailJobs, { concurrency: 1 });
  await transaction(world.as(), async (tx) => {
    await sendMail(tx, { ...HELLO, unique_key: "bad", to: "nobody@refused.example" });
    await sendMail(tx, HELLO);
  });
  assert.deepEqual(await worker.drain(), { done: 1, failed: 1 });
  assert.deepEqual(
    received.map(({ recipients }) => recipients),
    [["ada@example.com"]],
  );
  const { port } = new URL(url);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    world.services.mail_transport.close();
  });
  await transaction(world.as(), (tx) => sendMail(tx, { ...HELLO, unique_key: "hello:2" }));
  const away = await worker.drain();
  assert.equal(away.done, 0);
  const back = await startSmtp(t, Number(port));
  const later = await openAgain(world, url);
  world.clock.advance(HOUR_MS);
  await createWorker(later, mailJobs, { concurrency: 1 }).drain();
  assert.equal(back.received.length, 1);
});

test("after thirty days the bodies are emptied, and the mail is still not written again", async (t) => {
  const world = await openWorld(t);
  const body = async (id: number) => (await mailById(world.as(), id))?.html_body;
  await transaction(world.as(), (tx) => sendMail(tx, HELLO));
  const [old] = await listMails(world.as());
  world.clock.advance(30 * DAY_MS - 1);
  await transaction(world.as(), (tx) => sendMail(tx, { ...HELLO, unique_key: "hello:2" }));
  const [young] = await listMails(world.as());
  await emptyOldMails(world.as());
  assert.equal(await body(old?.id ?? 0), HELLO.html);
  world.clock.advance(1);
  await emptyOldMails(world.as());
  assert.equal(await body(old?.id ?? 0), "");
  assert.equal(await body(young?.id ?? 0), HELLO.html);
  await transaction(world.as(), (tx) => sendMail(tx, HELLO));
  assert.equal((await listMails(world.as())).length, 2);
});

test("the layout escapes what people typed, and says the same in both bodies", () => {
  const { text, html } = mailLayout({
    title: 'Thank you, <script>alert("x")</script>',
    paragraphs: ["{{7*7}} & more", "two\nlines"],
    rows: [
      { label: "1 × Lamp <b>", value: "€19.99" },
      { label: "Total", value: "€19.99", is_total: true },
    ],
    action: { label: "See your order", url: "https://shop.example/orders/1?a=1&b='2'" },
    footer: "BuyBuy, because you ordered.",
  });
  assert.doesNotMatch(html, /<script|<b>|\{\{49|'2'/);
  assert.match(html, /Thank you, &lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;/);
  assert.match(html, /href="https:\/\/shop\.example\/orders\/1\?a=1&amp;b=&#39;2&#39;"/);
  assert.match(html, /two<br>lines/);
  assert.match(html, /<html lang="en" dir="ltr">/);
  assert.match(html, /prefers-color-scheme:dark/);
  for (const part of [
    "Thank you, <script>",
    "{{7*7}} & more",
    "1 × Lamp <b>: €19.99",
    "a=1&b='2'",
    "-- \nBuyBuy",
  ]) {
    assert.ok(text.includes(part), part);
  }
});

test("the layout reads from right to left where the language does, and links nowhere strange", () => {
  const { html } = mailLayout({
    title: "شكرا",
    paragraphs: [],
    footer: "",
    language: "ar",
    direction: "rtl",
  });
  assert.match(html, /<html lang="ar" dir="rtl">/);
  const strange = {
    title: "",
    paragraphs: [],
    footer: "",
    action: { label: "x", url: "javascript:alert(1)" },
  };
  assert.throws(() => mailLayout(strange), /cannot link/);
});

/** The same world after its program was started again: a new transport, everything else as it was. */
async function openAgain(world: World, url: string) {
  const { createMailTransport } = await import("#platform/mail");
  const mail_transport = createMailTransport({ ...world.services.config, smtp_url: url });
  return { ...world.services, mail_transport };
}

/** A mail server that takes everything except mail for refused.example. */
async function startSmtp(
  t: TestContext,
  port = 0,
): Promise<{ url: string; received: Received[]; server: Server }> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    speakSmtp(socket, received);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, received, server };
}

function speakSmtp(socket: Socket, received: Received[]): void {
  let pending = "";
  let recipients: string[] = [];
  let is_data = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say("220 test ESMTP");
  socket.on("data", (chunk) => {
    pending += chunk.toString();
    for (;;) {
      const end = pending.indexOf(is_data ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + (is_data ? 5 : 2));
      if (is_data) {
        received.push({ recipients, data: line });
        recipients = [];
        is_data = false;
        say("250 taken");
      } else if (/^EHLO/i.test(line)) say("250 test");
      else if (/^RCPT/i.test(line)) {
        const recipient = /<(.*)>/.exec(line)?.[1] ?? "";
        if (recipient.endsWith("refused.example")) say("550 nobody here");
        else {
          recipients.push(recipient);
          say("250 ok");
        }
      } else if (/^DATA/i.test(line)) {
        is_data = true;
        say("354 go on");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else say("250 ok");
    }
  });
}
