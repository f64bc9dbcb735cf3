import type { FormatIr, PartIr, TextIr } from '../ir/index.js';
import type { Findings } from './findings.js';
import type { References } from './references.js';

/** Whether every hole of a text names an argument of its sort, and every format something that is declared. */
export function linkTemplate(text: TextIr, references: References, findings: Findings): void {
  const given = text.arguments;
  for (const argument of given) if (argument.argument === 'value') linkFormat(argument.format);
  linkParts(text.template);

  function linkFormat(format: FormatIr): void {
    if (format.as === 'list') linkFormat(format.of);
    else if (format.as === 'amount') references.resource(format.resource);
    else if (format.as === 'enum') references.enumeration(format.enum);
  }

  function linkParts(parts: readonly PartIr[]): void {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      switch (part.part) {
        case 'value':
        case 'list':
          hole(part.argument);
          break;
        case 'plural':
        case 'select':
          hole(part.argument);
          for (const arm of part.arms) linkParts(arm.text);
          break;
        case 'pick': {
          const chosen = given[part.argument];
          const count =
            chosen?.argument === 'if' ? chosen.conditions.length : chosen?.argument === 'sequence' ? chosen.count : -1;
          findings.expect(
            count === part.arms.length,
            () => `A text picks among ${part.arms.length} arms by argument ${part.argument}, which has not as many.`,
          );
          for (const arm of part.arms) linkParts(arm);
          break;
        }
        case 'markup':
          for (const argument of Object.values(part.attributes)) hole(argument);
          if (part.text) linkParts(part.text);
          break;
      }
    }
  }

  function hole(index: number): void {
    findings.expect(given[index]?.argument === 'value', () => `A text names argument ${index}, which is no value.`);
  }
}
