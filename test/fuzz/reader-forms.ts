import fc from 'fast-check';
import { logic, prose } from './blocks.js';
import { parameters } from './model-forms.js';
import { body, field, lines, maybe, name, phrase, record, signs, type, typeName, value } from './phrases.js';

/** Declarations about the past, the graph, many readers, markup, renames, and the tests of all that. */

const node = fc.oneof(
  phrase`(°${name}°)`,
  phrase`(°${name}°:°${typeName}°)`,
  phrase`(°${name}°: Person | Thing where ${value}°)`,
  fc.constantFrom('()', '(_)', '(x : has Voice, Body)'),
);
const edge = fc.oneof(
  phrase`-[°${name}°:°trusts°]->`,
  fc.constantFrom('-[leads_to*1..3]->', '<-[r | s*1..10]-', '-[r*]->', '-[knows | trusts]-', '-[r*..4]-', '-[r*2..]->'),
  phrase`<-[ t: quay.trusts where ${value} ]-`,
);
const chain = fc.oneof(node, phrase`${node} ${edge} ${node}`, phrase`${node}${edge}${node} ${edge} ${node}`);
const event = fc.oneof(
  phrase`(°${name}°:°took°)`,
  phrase`(${name}: took where ${value})`,
  phrase`betrayed {°who°: ${name}°, whom°}`,
  phrase`${name} { who: ${name} } as ${name}`,
);
const sequence = fc.oneof(
  event,
  phrase`${event} then ${event}`,
  phrase`${event} then ${event} within 10 turns without ${event}°, ${event} in last 240 ticks`,
  phrase`${event} in last 2h`,
);
const clause = fc.oneof(
  phrase`where ${value}`,
  phrase`group by t.who as who°, x.kind having count(t) >= 3`,
  phrase`select who°,°times°=°${value}`,
  phrase`order by ${name}.age desc°,°2 asc`,
  phrase`limit 3`,
  phrase`ignoring guards`,
);
const matching = fc.oneof(
  phrase`match ${chain}°, ${chain}`,
  phrase`match cheapest ${chain} by ${value}`,
  phrase`match shortest all paths ${chain}`,
  phrase`events ${sequence}`,
);

const who = fc.constantFrom('ada', 'ben');
const seatStep = fc.oneof(
  phrase`players ada°,°ben`,
  phrase`seat carol as gm°,°moderator`,
  phrase`as ${who} say "hi"`,
  phrase`as ${who} choose "Hold" times 3`,
  phrase`as ${who} call approve(°s: ada°) refused not_raised`,
  phrase`as ${who} close`,
  phrase`expect ${who} reads "Yours"`,
  phrase`expect ${who} never reads "Theirs"`,
  phrase`expect ${who} no choice "Run"`,
);
const testStep = fc.oneof(
  seatStep,
  phrase`start quay with seed 7`,
  phrase`choose "Write" saying "still here"`,
  phrase`say "hello"`,
  phrase`expect ${value}`,
  phrase`expect says "so"`,
  phrase`transcript "a.md"`,
  phrase`walk 200 turns with seed 7 ${lines(phrase`always ${value}`, 2)}`,
  phrase`wait 1d`,
  phrase`restart`,
  phrase`answer ${name} with ${value}`,
  phrase`simulate valley for 100 ticks with seed 7`,
  phrase`pursue winter(°least: 3°)`,
  fc.constantFrom('close', 'replay', 'call approve(ben)'),
);

const moved = lines(phrase`${name}°= old.${name}`, 3);
const migration = phrase`migrate from (°old°)°${moved}`;
const renamed = fc.oneof(
  field,
  phrase`${name}°: int was ${name}`,
  phrase`${name}: text keep by look { dog: 30d, cat: 2d }`,
);
const keptField = fc.oneof(
  field,
  phrase`${name}°: int was ${name}°=°${value}`,
  phrase`${name}: text keep by look { dog: 30d, cat: 2d }`,
  phrase`${name}: int personal`,
  migration,
);

export const readerDeclarations = fc.oneof(
  { weight: 2, arbitrary: phrase`query ${name}${maybe(parameters)}°{ ${matching}${lined(clause)}\n}` },
  { weight: 2, arbitrary: phrase`pattern ${name}${maybe(parameters)} { ${sequence}${lined(clause)}\n}` },
  phrase`pack p { title "P" version 1.0.0 players 1..50 roles gm°,°${name} start quay }`,
  phrase`audience ${name}°=°gm°,°first(players)`,
  phrase`event ${name} broadcast to gm ${body(field)}`,
  phrase`action ${name}${parameters} by gm°,°moderator requires ${value} else ${name}°${logic}`,
  phrase`scene ${name} "T" choices by ${fc.constantFrom('vote', 'in order', 'first', 'leader', 'each')} ${maybe(phrase`within 60s`)}°${prose}`,
  { weight: 2, arbitrary: phrase`test "t" ${lines(testStep, 5)}` },
  phrase`markup ${name}°${maybe(body(field))}`,
  phrase`tag ${name}°${maybe(phrase`:°${type}`)}`,
  phrase`migrate ${name} from (°before°)°${moved}`,
  phrase`kind ${name} was people.Human has Renown justified private keep 30d ${body(keptField)}`,
  phrase`record ${name} was Memo ${body(renamed)}`,
  phrase`enum Mood was Temper ordered {°calm "at rest" was quiet°, wary°}`,
  phrase`kind Spy private readable by gm°, moderator ${body(field)}`,
  phrase`relation near°:°A°->°B justified was by_side ${body(field)}`,
  phrase`edge mill°-[leads_to]->°oath, ring when ${value}`,
  phrase`edge mill -[near]-> ring both ${record}`,
  phrase`deck d from "x.deck.json" key "k" may tide°, ${name}`,
  phrase`deck d bias ${name}(card)°{ card h ${prose} }`,
  phrase`entity ${name}°:°Person "T" was ${name}°${maybe(record)}`,
  phrase`fn ${name}${parameters} -> ${signs(type)}°=°${value}`,
);

function lined(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom('\n', '\n  ', ' ', ' // why\n'), item), { maxLength: 3 })
    .map((all) => all.map((each) => each.join('')).join(''));
}
