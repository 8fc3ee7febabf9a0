import { Path, Svg } from "@react-pdf/renderer";

/** The heart's diamonds by row, as columns of half a diamond around the middle. */
const ROWS = [[-2, 2], [-3, -1, 1, 3], [-4, -2, 0, 2, 4], [-3, -1, 1, 3], [-2, 0, 2], [-1, 1], [0]];
const GOLDS = ["#e9bd4b", "#d9a52e", "#c48a1b", "#a96f12"];

/** The golden heart woven of diamonds, as it stands in the page's header. */
export function GoldenHeart({ width }: { width: number }) {
  return (
    <Svg width={width} height={(width * 40) / 48} viewBox="0 0 48 40">
      {ROWS.flatMap((columns, row) =>
        columns.map((column) => {
          const shade = Math.min(3, (row + Math.abs(column)) % 2 === 0 ? row >> 1 : (row + 2) >> 1);
          return (
            <Path
              key={`${row} ${column}`}
              d={`M${24 + column * 4.7} ${0.6 + row * 4.7}l4.4 4.7l-4.4 4.7l-4.4 -4.7Z`}
              fill={row === 2 && column === 0 ? "#a5392b" : GOLDS[shade]}
            />
          );
        }),
      )}
    </Svg>
  );
}
