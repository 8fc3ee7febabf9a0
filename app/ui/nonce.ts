import { createContext } from "react";

/** The nonce that lets this page's own scripts run under the Content-Security-Policy; known on the server only. */
export const NonceContext = createContext<string | undefined>(undefined);
