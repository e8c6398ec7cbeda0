/** A plot of lines over logarithmic axes as SVG: how cost grows with size. Colours fit light and dark pages. */
export function plot({ title, size, unit, lines }) {
  const points = lines.flatMap((line) => line.points);
  const across = axisOf(
    points.map(([at]) => at),
    box.left,
    box.right,
  );
  const up = axisOf(
    points.map(([, cost]) => cost),
    box.bottom,
    box.top,
  );
  const parts = [
    `<text x="${box.left}" y="22" font-size="15" font-weight="600">${escapeText(title)}</text>`,
    ...across.ticks.map((tick) => tickBelow(tick, across.place(tick))),
    ...up.ticks.map((tick) => tickBeside(tick, up.place(tick))),
    `<text x="${box.right}" y="${box.bottom + 36}" text-anchor="end">${escapeText(size)}</text>`,
    `<text x="${box.left - 44}" y="${box.top - 14}">${escapeText(unit)}</text>`,
    ...lines.map((line, index) => lineOf(line, index, across, up)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 340" width="640" height="340" role="img" aria-label="${escapeText(title)}">
<style>text { font: 12px system-ui, sans-serif; fill: #6b7280 }</style>
${parts.join('\n')}
</svg>
`;
}

const box = { left: 64, right: 620, top: 56, bottom: 280 };
const colours = ['#2563eb', '#d97706', '#059669', '#9333ea'];

/** Places values between two ends by their logarithm; ticks are powers of ten. */
function axisOf(values, from, to) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => Math.log10(Math.max(value, 1)));
  const low = Math.floor(least + 1e-9);
  const high = Math.max(Math.ceil(most - 1e-9), low + 1);
  const place = (value) => Math.round(from + ((Math.log10(Math.max(value, 1)) - low) / (high - low)) * (to - from));
  return { place, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}

const tickBelow = (tick, x) =>
  `<line x1="${x}" y1="${box.top}" x2="${x}" y2="${box.bottom}" stroke="#6b728033"/>
<text x="${x}" y="${box.bottom + 18}" text-anchor="middle">${shortNumber(tick)}</text>`;

const tickBeside = (tick, y) =>
  `<line x1="${box.left}" y1="${y}" x2="${box.right}" y2="${y}" stroke="#6b728033"/>
<text x="${box.left - 8}" y="${y + 4}" text-anchor="end">${shortNumber(tick)}</text>`;

function lineOf({ name, points }, index, across, up) {
  const colour = colours[index % colours.length];
  const places = points.map(([at, cost]) => `${across.place(at)},${up.place(cost)}`);
  const dots = places.map((place) => {
    const [x, y] = place.split(',');
    return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
  });
  return [
    `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...dots,
    `<rect x="${box.left + index * 185}" y="312" width="12" height="12" fill="${colour}"/>`,
    `<text x="${box.left + 18 + index * 185}" y="322">${escapeText(name)}</text>`,
  ].join('\n');
}

/** 1000000 as `1 M` */
function shortNumber(number) {
  if (number >= 1e6) return `${number / 1e6} M`;
  return number >= 1e3 ? `${number / 1e3} k` : String(number);
}

const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
