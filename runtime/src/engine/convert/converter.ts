import type { ConversionIr, Json } from '../../bundle/index.js';
import { type Hashing, loadHashing } from '../../world/index.js';
import { type CellsConverter, cellsConverter } from './cells.js';
import type { Cells } from './fields.js';
import { type ConvertedFlow, flowConverter, type MovedPlace } from './frames.js';
import { reasonOf } from './misfit.js';
import { members } from './pass.js';

export type { MovedPlace } from './frames.js';

export type Converted =
  | {
      readonly ok: true;
      readonly state: Json;
      /** Places that were gone, and where who stood there stands now; none where all is as it was. */
      readonly moved: readonly MovedPlace[];
    }
  /** What could not be converted, and why: `e/mara/rate: divisionByZero`. */
  | { readonly ok: false; readonly reason: string };

export type ConvertedCampaign =
  | { readonly ok: true; readonly cells: Cells }
  | { readonly ok: false; readonly reason: string };

/** Makes of a state that an engine has encoded one that the engine of a later version decodes. */
export interface Converter {
  /** A session that has not started is left as it is. */
  readonly convert: (state: Json) => Converted;
  /** The campaign's own cells; `c/` is part of their keys. */
  readonly convertCampaign: (cells: { readonly [cell: string]: Json }) => ConvertedCampaign;
}

/** A conversion, ready to run. */
export interface Conversion {
  readonly ir: ConversionIr;
  readonly cells: CellsConverter;
  readonly flow: (flow: Json) => ConvertedFlow;
}

/** Conversions that follow each other, from one version to a later one. */
export interface ConverterChain extends Converter {
  readonly conversions: readonly Conversion[];
}

export async function createConverter(ir: ConversionIr): Promise<Converter> {
  return createConverterChain([ir]);
}

export async function createConverterChain(conversions: readonly ConversionIr[]): Promise<ConverterChain> {
  const hashing = await loadHashing();
  const linked = conversions.map((ir) => linkConversion(ir, hashing));
  return {
    conversions: linked,
    convert: (state) => convertAll(linked, state),
    convertCampaign(before) {
      let cells: Cells = before;
      for (const { ir, cells: converter } of linked) {
        const converted = converter.campaign(cells);
        if (!converted.ok) return { ok: false, reason: `${ir.migration}: ${converted.reason}` };
        ({ cells } = converted);
      }
      return { ok: true, cells };
    },
  };
}

function linkConversion(ir: ConversionIr, hashing: Hashing): Conversion {
  const cells = cellsConverter(ir, hashing);
  return { ir, cells, flow: flowConverter(ir, cells.names) };
}

function convertAll(conversions: readonly Conversion[], before: Json): Converted {
  let state = before;
  let moved: readonly MovedPlace[] = [];
  for (const conversion of conversions) {
    const converted = convertState(conversion, state);
    if (!converted.ok) return { ok: false, reason: `${conversion.ir.migration}: ${converted.reason}` };
    ({ state } = converted);
    moved = [...moved, ...converted.moved];
  }
  return { ok: true, state, moved };
}

function convertState({ cells: converter, flow: convertFlow }: Conversion, state: Json): Converted {
  const saved = members(state);
  if (!isStarted(state)) return { ok: true, state, moved: [] };
  const converted = converter.convert(members(saved['cells']));
  if (!converted.ok) return converted;
  try {
    const { flow, moved } = convertFlow(saved['flow'] ?? null);
    return { ok: true, state: { ...saved, flow, cells: converted.cells }, moved };
  } catch (error) {
    return { ok: false, reason: `where the reader stands: ${reasonOf(error)}` };
  }
}

export function isStarted(state: Json): boolean {
  return members(members(state)['flow'])['at'] !== 'start';
}
