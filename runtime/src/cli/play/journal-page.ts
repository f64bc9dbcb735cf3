import type { Journal, JournalMission } from '../../host/index.js';
import { hanging, type PageStyle, safe } from './page.js';

/** What the reader is after, for `:journal`: what goes on in full, what is over in a line. */
export function journalPage({ missions }: Journal, style: PageStyle): string {
  const { paint } = style;
  const active = missions.filter(({ stands }) => stands === 'active');
  const over = missions.filter(({ stands }) => stands !== 'active');
  const parts = active.map((mission) => [paint.bold(safe(mission.title)), ...linesOf(mission, style)].join('\n'));
  if (over.length > 0) {
    const line = ({ stands, title }: JournalMission): string => hanging(`  ${stands}: `, safe(title), style);
    parts.push([paint.bold('Over'), ...over.map(line)].join('\n'));
  }
  if (parts.length === 0) parts.push('There is nothing in your journal.');
  return parts.join('\n\n').concat('\n\n');
}

function linesOf({ objectives, clocks }: JournalMission, style: PageStyle): readonly string[] {
  return [
    ...objectives.map(({ title, stands, optional }) => {
      const text = optional ? `${safe(title)} (optional)` : safe(title);
      return hanging(`  ${stands}: `, text, style);
    }),
    ...clocks.map(({ title, at, full }) => hanging(`  ${safe(title)}: `, `${safe(at)} of ${safe(full)}`, style)),
  ];
}
