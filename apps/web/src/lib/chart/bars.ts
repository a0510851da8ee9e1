import type { Chart as ChartType, Plugin, ScriptableContext } from 'chart.js';
import { tokenColours } from '#lib/appearance.ts';

/** What a bar chart of shares is made of. */
export interface Bars {
  bars: readonly { name: string; share: number | null; strong?: boolean }[];
  reference: { share: number; label: string } | null;
  /** The word that stands where a bar is withheld. */
  withheld: string;
  percent: (share: number) => string;
}

/**
 * Draws horizontal bars of shares in the colours of the page: those of now, whenever it is drawn again by `update`.
 * Chart.js is fetched here, after the page is read.
 */
export async function drawBars(canvas: HTMLCanvasElement, data: Bars): Promise<ChartType> {
  const { BarController, BarElement, CategoryScale, Chart, LinearScale } = await import('chart.js');
  Chart.register(BarController, BarElement, CategoryScale, LinearScale);
  const style = getComputedStyle(canvas);
  const colours = () => tokenColours(canvas);
  const font = { family: style.fontFamily, size: 15 };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: data.bars.map(({ name }) => linesOf(name)),
      datasets: [
        {
          data: data.bars.map(({ share }) => share),
          backgroundColor: ({ dataIndex }: ScriptableContext<'bar'>) =>
            colours()[data.bars[dataIndex]?.strong ? 'muted' : 'accent'],
          borderRadius: 3,
          barPercentage: 0.75,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      layout: { padding: { right: 48, top: data.reference ? 22 : 0 } },
      scales: {
        x: {
          min: 0,
          max: 1,
          ticks: {
            callback: (share) => data.percent(Number(share)),
            color: () => colours().muted,
            font,
            stepSize: 0.25,
            maxRotation: 0,
          },
          grid: { color: () => colours().line },
        },
        y: { ticks: { color: () => colours().ink, font, autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [valueLabels(data), referenceLine(data)],
  });
}

/** Beyond so many characters Chart.js would cut the beginning of a name on a phone. */
const LONGEST = 18;

/** A name in as many lines as it takes beside its bar. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(' ');
    if (lines.length > 0 && longer.length <= LONGEST) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The figure at the end of each bar, or the word that says it is withheld. */
function valueLabels({ bars, percent, withheld }: Bars): Plugin {
  return {
    id: 'value-labels',
    afterDatasetsDraw({ ctx, scales }) {
      const { x, y } = scales;
      if (!x || !y) return;
      const { ink, muted } = tokenColours(ctx.canvas);
      ctx.save();
      ctx.textBaseline = 'middle';
      bars.forEach(({ share }, index) => {
        ctx.fillStyle = share === null ? muted : ink;
        ctx.font = `${share === null ? 'italic ' : 'bold '}15px ${getComputedStyle(ctx.canvas).fontFamily}`;
        ctx.fillText(
          share === null ? withheld : percent(share),
          x.getPixelForValue(share ?? 0) + 6,
          y.getPixelForValue(index),
        );
      });
      ctx.restore();
    },
  };
}

/** The national figure as a dashed line, named at its top. */
function referenceLine({ reference }: Bars): Plugin {
  return {
    id: 'reference-line',
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      const { x } = scales;
      if (!reference || !x) return;
      const at = x.getPixelForValue(reference.share);
      const { ink } = tokenColours(ctx.canvas);
      ctx.save();
      ctx.strokeStyle = ink;
      ctx.lineWidth = 2;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(at, chartArea.top);
      ctx.lineTo(at, chartArea.bottom);
      ctx.stroke();
      ctx.fillStyle = ink;
      ctx.font = `13px ${getComputedStyle(ctx.canvas).fontFamily}`;
      ctx.textAlign = at > (chartArea.left + chartArea.right) / 2 ? 'right' : 'left';
      ctx.fillText(reference.label, at, chartArea.top - 8);
      ctx.restore();
    },
  };
}
