import { endpoints } from "~/domain/open-data/endpoints";
import { openApiDocument } from "~/domain/open-data/openapi-document.server";
import { acceptedLanguage } from "~/routes/guards/accepted-language.server";
import { openLoader } from "./open-answer.server";

/** The description of the open data, in the language that is asked for or accepted. */
export const loader = openLoader(endpoints.document, async ({ language }, _params, request) => ({ ok: true, body: openApiDocument(language ?? acceptedLanguage(request)) }));
