/** What the page for developers shows, in the reader's language. */

export interface GuideParameter {
  name: string;
  /** Its kind in words: "integer 1–100", "list of: meals, equipment". */
  kind: string;
  required: boolean;
  description: string;
}

export interface GuideEndpoint {
  id: string;
  path: string;
  title: string;
  text: string;
  parameters: GuideParameter[];
  /** Whole addresses that answer something. */
  examples: string[];
  /** The schema of the answer, if it has a name. */
  answer: string | null;
  media: string;
  cost: number;
}

export interface GuideSchema {
  name: string;
  description: string;
  fields: { name: string; kind: string; description: string }[];
}

export interface DeveloperGuide {
  root: string;
  endpoints: GuideEndpoint[];
  schemas: GuideSchema[];
  problems: { code: string; status: number; title: string; detail: string }[];
  /** Requests a minute from one address. */
  limit: number;
  /** A need to try things with, if there is one. */
  exampleNeed: string | null;
}
