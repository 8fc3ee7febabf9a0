import { useEffect, useState } from "react";
import { SHORTEST_QUERY, type Suggestion } from "~/domain/search/suggestion";

const PAUSE_MS = 150;
const none: Suggestion[] = [];

/** What is offered for the words typed so far, once the typing pauses. An answer that fails or comes late is passed over: the form itself still works. */
export function useSuggestions(path: string, typed: string | null): Suggestion[] {
  const [answer, setAnswer] = useState<{ typed: string; suggestions: Suggestion[] } | null>(null);
  const words = typed?.trim() ?? "";
  const enough = [...words].length >= SHORTEST_QUERY;
  useEffect(() => {
    if (!enough) return;
    const request = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${path}?${new URLSearchParams({ q: words })}`, { signal: request.signal });
        if (response.ok) setAnswer({ typed: words, suggestions: ((await response.json()) as { suggestions: Suggestion[] }).suggestions });
      } catch {
        setAnswer(null);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [path, words, enough]);
  return enough && answer ? answer.suggestions : none;
}
