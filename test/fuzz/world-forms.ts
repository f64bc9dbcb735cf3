import fc from 'fast-check';
import { logic } from './blocks.js';
import { parameters, promptText } from './model-forms.js';
import { body, lines, maybe, name, phrase, record, signs, type, typeName, value } from './phrases.js';

/** Declarations of what runs by itself: simulations, goals, experiments, workflows, directors. */

const ticks = phrase`${fc.constantFrom('1', '100', 'config.every')} ${fc.constantFrom('tick', 'ticks')}`;
const span = fc.constantFrom('1h', '8s', '2d');
const callOf = phrase`${name}°(°self°,°${name}°)`;

const fields = body(fc.oneof(name, phrase`${name} rounded to 5`, fc.constant('all')));
const perceived = fc.oneof(
  phrase`${typeName}°${fields}`,
  phrase`${typeName} as ${name}°${fields}`,
  phrase`self ${fields}`,
  phrase`events ${name}°,°${name} in last 3 ticks`,
);
const agentClause = fc.oneof(
  phrase`perceives within 2 hops of adjacent ${body(perceived)}`,
  phrase`when ${value} do ${callOf}`,
  phrase`ask ${callOf} deadline ${span}`,
  phrase`may ${name}°,°${name}`,
  phrase`at most 2 actions per tick`,
  phrase`decide ${lines(fc.oneof(phrase`rule ${callOf} when ${value}`, phrase`ask ${name}`), 3)}`,
);
const contends = phrase`contends Field.stock share ${name}`;
const simulationClause = fc.oneof(
  phrase`tick ${span}`,
  phrase`phases ${name}°,°${name}°, ${name}`,
  phrase`phase ${name}`,
  phrase`deadline ${name} ${span}`,
  phrase`snapshot every ${ticks}`,
  phrase`populate ${typeName} count 100°${maybe(record)}`,
  phrase`on ${name}°${logic}`,
  phrase`action ${name}${parameters} requires ${value} else ${name} ${contends}°${logic}`,
  phrase`action ${name}${parameters}°${logic}`,
  phrase`agents ${typeName} placed by ${name}°${lines(agentClause, 4)}`,
  phrase`agents ${typeName}°${lines(agentClause, 3)}`,
  contends,
  phrase`invariant ${name}°: ${value} else ${fc.constantFrom('halt', 'observe')}`,
  phrase`invariant ${name}°: ${value}`,
  phrase`stop as ${name} when ${value}`,
  phrase`stop when ${value}`,
  phrase`measure ${name}°=°${value} every ${ticks}`,
  phrase`report ${name}`,
);

const goalClause = fc.oneof(
  phrase`given ${value}`,
  phrase`within ${ticks}`,
  phrase`always ${value}`,
  phrase`eventually ${value}`,
  phrase`eventually witnessed "smoke rises" cue ${value}`,
  phrase`beat ${name} "The harvest" after ${name}°,°${name} does ${callOf} shot ${promptText}`,
  phrase`beat ${name} does ${callOf}`,
  phrase`evidence solver required°,°observer optional`,
  phrase`evidence observer optional judged by ${name}`,
);
const set = phrase`${maybe(fc.constant('set'))} config.at°=°${value}`;
const arm = fc.oneof(phrase`arm ${name}°${lines(set, 2)}`, phrase`compare ${name}°, run.cost`);

const workflowSetting = fc.oneof(
  phrase`retry 5`,
  phrase`retry 1m°,°5m`,
  phrase`backoff 2s`,
  phrase`lease ${span}`,
  phrase`budget ${span}`,
);
const occasion = fc.oneof(
  phrase`on ${name}°(°${name}°) when ${value} key e.id°,°e.visit ${workflowSetting}`,
  phrase`every 1d at 03:00 zone "Europe/Vienna"`,
  phrase`every ${span} ${workflowSetting}`,
  phrase`on ${name}`,
);
const step = fc.oneof(
  phrase`step ${name}°${logic}`,
  phrase`step ${name} after ${name}°,°${name}°${logic}`,
  phrase`step ${name} "It gets about" after ${name} each ${name} in ${name}°->°${type} on worker "gpu" ${workflowSetting}°${logic}`,
  phrase`step ${name} when ${value} ${logic}`,
  phrase`done ${logic}`,
);

const bounds = fc.constantFrom('3', '3..8', '0.5', '-3..3', '40  ..120');
const beatClause = fc.oneof(
  phrase`turns ${bounds}`,
  phrase`words ${bounds} tension 0.6`,
  phrase`until ${value}`,
  phrase`->°${name} at most 2°, ${name}`,
);
const adjusted = fc.oneof(
  phrase`dc in -3..3°=°${value} step 1`,
  phrase`drip in 0.5..2.0 from 1.0`,
  phrase`${name} in -1..1`,
);
const directorClause = fc.oneof(
  { weight: 3, arbitrary: phrase`beat ${name}°${maybe(lines(beatClause, 4))}` },
  phrase`recap after 7d when ${value} draw ${name}`,
  phrase`recap by ${name} else "x"`,
  phrase`adjust ${maybe(phrase`when ${name}`)} ${body(adjusted)}`,
);

const title = fc.constantFrom('', '"The valley"');

export const worldDeclarations = fc.oneof(
  { weight: 3, arbitrary: phrase`simulation ${name} ${title} ${maybe(phrase`seed 7`)}°${lines(simulationClause, 5)}` },
  { weight: 2, arbitrary: phrase`goal ${name}${maybe(parameters)} ${title} in ${name}°${lines(goalClause, 5)}` },
  phrase`experiment ${name} of ${name} ${maybe(phrase`seeds 1..5`)}°${lines(arm, 3)}`,
  { weight: 2, arbitrary: phrase`workflow ${name} ${title} ${occasion}°${lines(step, 4)}` },
  phrase`workflow ${name}${parameters} inline budget 2s°->°${type}°${lines(step, 3)}`,
  phrase`shared ${body(signs(name, ':', 'doc'))}`,
  { weight: 2, arbitrary: phrase`director ${name}°:°Beat for ${name}°${lines(directorClause, 4)}` },
  phrase`director ${name}°${lines(directorClause, 3)}`,
  phrase`mission m "M"°${lines(
    fc.oneof(
      phrase`objective ${name} "Find it" after ${name}°,°${name} done when ${value}`,
      phrase`hidden objective ${name} after any of ${name} done when ${value}`,
      phrase`twist at ${name} draw ${name}`,
      phrase`fail "The tide takes it" when ${value}`,
      phrase`clock ${name} from ${name} full 12 ${logic}`,
      phrase`reward ${logic}`,
    ),
    4,
  )}`,
);
