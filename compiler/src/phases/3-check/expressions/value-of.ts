import type { ExprIr } from '@fabula/runtime/bundle';
import type { Span } from '../../../base/index.js';
import { catalogue } from '../../../diagnostics/index.js';
import type { Symbol } from '../../2-bind/index.js';
import type { Elaborated } from '../checked.js';
import type { Checker } from '../checker.js';
import { sortOf, withArticle } from '../names.js';
import { boolTy, intTy, sceneTy, type Ty } from '../types.js';
import { unknownValue } from '../unknown-value.js';
import { functionValue } from './call.js';
import { beatValue } from './director.js';
import type { Meaning } from './meaning.js';

/** A meaning as a value; what is none is reported. */
export function valueOf(c: Checker, meaning: Meaning, hint: Ty | undefined, span: Span): Elaborated {
  switch (meaning.is) {
    case 'value':
      return meaning.value;
    case 'scene':
      if (hint?.kind === 'bool' || hint?.kind === 'int' || hint?.kind === 'float') {
        c.reads.add(`place:${meaning.symbol.id}`);
        return placeValue(meaning.symbol.id, hint);
      }
      c.reads.add(`scene:${meaning.symbol.id}`);
      return { type: sceneTy, ir: { op: 'const', value: meaning.symbol.id } };
    case 'label':
      c.reads.add(`place:${meaning.scene.id}`);
      return placeValue(meaning.id, hint);
    case 'symbol':
      return symbolValue(c, meaning.symbol, span);
    case 'deck':
      return reportNoValue(c, span, 'a deck');
    case 'type':
      return reportNoValue(c, span, withArticle(sortOf(meaning.symbol)));
    case 'component':
      return reportNoValue(c, span, 'a component');
    case 'edge':
      c.report(catalogue.edgeAsValue, span, { relation: meaning.relation.name, source: c.sourceOf(span) });
      return unknownValue;
    case 'foundEdge':
      c.report(catalogue.edgeAsValue, span, { relation: meaning.of, source: c.sourceOf(span) });
      return unknownValue;
    case 'beat':
      return valueOf(c, beatValue(c, meaning.director, span, 'read'), hint, span);
    case 'missionPart':
      return reportNoValue(c, span, withArticle(meaning.part.kind));
    case 'former':
      return reportNoValue(c, span, 'all that a thing kept');
    case 'scope':
      return reportNoValue(c, span, 'a block of state');
    case 'prefix':
      return reportNoValue(c, span, 'a chapter');
    case 'reported':
      return unknownValue;
  }
}

/** A scene or a label where a figure or a condition is wanted: how often it was entered, or whether. */
function placeValue(place: string, hint: Ty | undefined): Elaborated {
  const visits: ExprIr = { op: 'visits', place };
  if (hint?.kind === 'int' || hint?.kind === 'float') return { type: { ...intTy, low: 0 }, ir: visits };
  return {
    type: boolTy,
    ir: { op: 'binary', operator: 'gt', left: visits, right: { op: 'const', value: 0 } },
  };
}

function symbolValue(c: Checker, symbol: Symbol, span: Span): Elaborated {
  const { declaration } = symbol;
  if (declaration.kind === 'function' || declaration.kind === 'query') return functionValue(c, symbol, span);
  return reportNoValue(c, span, withArticle(sortOf(symbol)));
}

function reportNoValue(c: Checker, span: Span, found: string): Elaborated {
  c.report(catalogue.noValue, span, { name: c.sourceOf(span), found });
  return unknownValue;
}
