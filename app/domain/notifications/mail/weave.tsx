import { palette } from "~/domain/notifications/mail/mail-look";

const THREADS = [palette.action, palette.gold, "#a5523a", palette.gold, palette.action, "#d3c6ab"];

/** A woven ribbon of table cells: the one ornament that every mail client draws, with no picture to block. */
export function Weave() {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} data-skip-in-text style={{ borderCollapse: "collapse" }}>
      <tbody>
        <tr>
          {Array.from({ length: 24 }, (_, at) => (
            <td key={at} height={8} style={{ height: 8, lineHeight: "8px", fontSize: 1, backgroundColor: THREADS[at % THREADS.length] }} />
          ))}
        </tr>
      </tbody>
    </table>
  );
}
