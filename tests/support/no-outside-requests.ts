import { setupServer } from "msw/node";
import { afterAll, beforeAll } from "vitest";

/** Requests to anything but this machine fail the test that makes them. */
export const outside = setupServer();

beforeAll(() => {
  outside.listen({
    onUnhandledRequest(request, print) {
      const { hostname, protocol } = new URL(request.url);
      if (protocol === "data:") return;
      if (hostname !== "127.0.0.1" && hostname !== "localhost") print.error();
    },
  });
});
afterAll(() => outside.close());
