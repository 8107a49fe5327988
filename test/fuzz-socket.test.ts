// Odd requests over a real socket: bodies that lie about their length, paths that climb.
import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { type Listening, listen } from "#platform/http/listen";
import { apiWorld } from "./api.ts";

const CHUNK = `10000\r\n${"x".repeat(0x10000)}\r\n`;
const JSON_TYPE = "content-type: application/json";

let listening: Listening;
const closing: (() => unknown)[] = [];

before(async () => {
  const { app, services } = await apiWorld({ after: (close) => closing.push(close as () => unknown) });
  listening = await listen(app, { port: 0, host: "127.0.0.1", traffic: services.traffic });
});

after(async () => {
  await listening.close();
  for (const close of closing) await close();
});

/** Sends these bytes and gives what came back until the server closed. */
function exchange(text: string, more: (socket: Socket) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(listening.port, "127.0.0.1");
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      answer += part;
    });
    // A server that has said no may close before all was sent.
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
    socket.write(text);
    more(socket);
  });
}

function head(method: string, path: string, headers: string[] = []): string {
  return `${[`${method} ${path} HTTP/1.1`, "Host: shop", "Connection: close", ...headers].join("\r\n")}\r\n\r\n`;
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}

test("a body is counted as it comes, whatever it says of itself", async () => {
  const path = "/api/auth/login/";
  const chunked = await exchange(head("POST", path, [JSON_TYPE, "transfer-encoding: chunked"]), (socket) => {
    for (let count = 0; count < 40; count += 1) socket.write(CHUNK);
    socket.write("0\r\n\r\n");
  });
  assert.equal(statusOf(chunked), 413);
  const declared = await exchange(head("POST", path, [JSON_TYPE, "content-length: 9000000000"]));
  assert.equal(statusOf(declared), 413);
  const both = [JSON_TYPE, "content-length: 2", "transfer-encoding: chunked"];
  assert.equal(statusOf(await exchange(`${head("POST", path, both)}0\r\n\r\n`)), 400);
});

test("paths climb nowhere and name no file of the program", async () => {
  const paths = [
    ...[
      "/api/products/%",
      "/api/products/%00",
      "/api/products/%E0%A4%A/",
      "/api//products/",
      "//evil/api/products/",
    ],
    ...[
      "/api/products/..%2f..%2fetc/passwd",
      "/../../etc/passwd",
      "/media/..%2f..%2fsecret",
      "/media/%2e%2e/secret",
    ],
    ...["/media/a/%2e%2e%2f%2e%2e%2fsecret", "/media/a/b%00.webp", "/media/demo/..%2f..%2fsecret"],
    ...[
      "/api/docs/files/..%2f..%2fpackage.json",
      "/.env",
      "/package.json",
      "/src/main.ts",
      "/@fs/etc/passwd",
    ],
    ...["/var/secret", "/.git/config", "/node_modules/hono/package.json", "/setup/", "/admin/install"],
  ];
  for (const path of paths) {
    const answer = await exchange(head("GET", path));
    assert.equal(statusOf(answer), 404, path);
    // Programs get a problem document, people get a page.
    assert.match(answer, /"code":"not_found"|<title>[^<]+· BuyBuy<\/title>/, path);
    assert.doesNotMatch(answer, /root:|"dependencies"/, path);
  }
  assert.equal(statusOf(await exchange(head("GET", "/health/"))), 200, "and the process lives");
});

test("methods that no route has are 405 and tell the ones there are", async () => {
  for (const method of ["TRACE", "PUT", "DELETE", "PATCH"]) {
    const answer = await exchange(head(method, "/api/products/"));
    assert.equal(statusOf(answer), 405, method);
    assert.match(answer, /^allow: GET/im);
  }
});
