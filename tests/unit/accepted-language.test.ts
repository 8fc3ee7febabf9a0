import { describe, expect, it } from "vitest";
import { acceptedLanguage } from "~/routes/guards/accepted-language.server";

const asked = (header: string | null) => acceptedLanguage({ headers: { get: () => header } });

describe("the language that a program would rather read", () => {
  it.each([
    [null, "vi"], ["", "vi"], ["*", "vi"], ["en", "en"], ["en-GB,en;q=0.9", "en"], ["vi-VN,en;q=0.8", "vi"], ["en;q=0.3, vi;q=0.4", "vi"], ["fr, en;q=0.1", "en"], ["fr", "vi"], ["en;q=0", "vi"],
    ["vi;q=0, en", "en"], ["x".repeat(5000), "vi"], [";;;,,q=", "vi"],
  ])("is read from %j", (header, language) => {
    expect(asked(header)).toBe(language);
  });
});
