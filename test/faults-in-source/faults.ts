/** One fault put into harbor-lights: `find` stands once in `file` and becomes `put`; the report is expected at `at`. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** What must stand beside it for the fault to be one; no fault itself. */
  readonly also?: { readonly file: string; readonly find: string; readonly put: string };
  /** The text that the report marks, as it stands after the change, or the nearest before it. */
  readonly at: string;
  readonly before?: true;
  readonly code: string;
}

/** The faults that any writer makes in a first week, each in a place where the story is right otherwise. */
export const faults: readonly Fault[] = [
  {
    name: 'undefined scene',
    file: 'opening.fab',
    find: '  -> slip\n',
    put: '  -> slop\n',
    at: 'slop',
    code: 'FAB2001',
  },
  {
    name: 'undefined variable',
    file: 'quay/chandlery.fab',
    find: '~ when not bribed {',
    put: '~ when not brided {',
    at: 'brided',
    code: 'FAB2001',
  },
  {
    name: 'wrong arity',
    file: 'light/lighting.fab',
    find: '~ if pia has Witness {',
    put: '~ if warmth(pia, 3) > 2 {',
    at: '3',
    code: 'FAB3004',
  },
  {
    name: 'duplicate name',
    file: 'opening.fab',
    find: '/// Who you were, and whether you have a boat.\n',
    put: 'scene arrival "Again" {\n  A second one.\n  -> end\n}\n\n/// Who you were, and whether you have a boat.\n',
    at: 'arrival',
    code: 'FAB2002',
  },
  {
    name: 'a number for text',
    file: 'people.fab',
    find: 'tone: "courteous"',
    put: 'tone: 7',
    at: '7',
    code: 'FAB3001',
  },
  {
    name: 'out-of-range constant',
    file: 'quay/chandlery.fab',
    find: '~ warm(venn, by: 2)',
    put: '~ warm(venn, by: 12)',
    at: '12',
    code: 'FAB3010',
  },
  {
    name: 'non-exhaustive match',
    file: 'endings.fab',
    find: '    undecided | no_fault | shared(_) {',
    put: '    undecided | shared(_) {',
    at: 'finding',
    before: true,
    code: 'FAB3013',
  },
  {
    name: 'mixed resources',
    file: 'world.fab',
    find: 'if tide > 6 then 2.50 silver else 1.50 silver',
    put: 'if tide > 6 then 2.50 silver + 1 copper else 1.50 silver',
    also: {
      file: 'world.fab',
      find: 'resource silver scale 2 issued by mint\n',
      put: 'resource silver scale 2 issued by mint\nresource copper issued by mint\n',
    },
    at: '1 copper',
    code: 'FAB3015',
  },
  {
    name: 'wrong argument type',
    file: 'light/lighting.fab',
    find: '~ warm(mara, by: -1)',
    put: '~ warm("mara", by: -1)',
    at: '"mara"',
    code: 'FAB3001',
  },
  {
    name: 'unknown cast member',
    file: 'light/lighting.fab',
    find: '  cast pia\n',
    put: '  cast pla\n',
    at: 'pla',
    code: 'FAB2001',
  },
  {
    name: 'unknown clause',
    file: 'light/lighting.fab',
    find: '  cast pia\n',
    put: '  cast pia\n  mood 0.8\n',
    at: 'mood',
    code: 'FAB1027',
  },
  {
    name: 'unreachable scene',
    file: 'endings.fab',
    find: '/// The first ending. Nobody did it.\n',
    put: 'scene lost_page "Lost" {\n  Nobody reads this.\n  -> end\n}\n\n/// The first ending. Nobody did it.\n',
    at: 'lost_page',
    code: 'FAB4001',
  },
  {
    name: 'dead end',
    file: 'endings.fab',
    find: '  God, who was not called, has said nothing.\n  -> end\n',
    put: '  God, who was not called, has said nothing.\n',
    at: 'God, who was not called, has said nothing.',
    code: 'FAB4002',
  },
  {
    name: 'endless loop',
    file: 'endings.fab',
    find: '  God, who was not called, has said nothing.\n  -> end\n',
    put: '  God, who was not called, has said nothing.\n  -> act_of_god\n',
    at: '-> act_of_god',
    code: 'FAB4004',
  },
  {
    name: 'a guard that is never true',
    file: 'light/lighting.fab',
    find: '~ when cans >= 1 {',
    put: '~ when cans >= 3 {',
    at: 'cans >= 3',
    code: 'FAB4005',
  },
];
