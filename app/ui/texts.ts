import { createContext } from "react";

/** The texts of the page's namespaces as JSON, embedded in the document so that the browser starts with the words the server used. */
export const TextsContext = createContext<string>(typeof document === "undefined" ? "{}" : (document.getElementById("texts")?.textContent ?? "{}"));
