import type { BundleError } from '../bundle/index.js';
import type { InputRefusal } from '../engine/index.js';
import type { HostError } from '../host/index.js';
import type { StoreError } from '../ports/index.js';
import type { Problem } from './command.js';
import { exitCodes } from './exit-codes.js';

/** A host's error in words, with a way out. */
export function describeError(error: HostError): Problem {
  switch (error.error) {
    case 'store':
      return describeStoreError(error.store);
    case 'bundle':
      return describeBundleError(error.bundle);
    case 'refused':
      return data(error.refusal.refusal, describeRefusal(error.refusal));
    case 'unknownSession':
      return data(
        error.error,
        `There is no session \`${error.session}\` in this store. \`fabula-run sessions\` lists them.`,
      );
    case 'unknownBranch':
      return data(
        error.error,
        `Session \`${error.session}\` has no branch \`${error.branch}\`. \`fabula-run show ${error.session}\` lists them.`,
      );
    case 'sessionExists':
      return data(error.error, `There is a session \`${error.session}\` already. Go on with it, or name another one.`);
    case 'otherPack':
      return data(
        error.error,
        `Session \`${error.session}\` belongs to the pack ${error.pack}, and this is ${error.wanted}. Play it with its own bundle, or name another session.`,
      );
    case 'notStarted':
      return data(
        error.error,
        `Session \`${error.session}\` has no turns yet. \`fabula-run play BUNDLE --session ${error.session}\` starts it.`,
      );
    case 'unknownVersion':
      return data(error.error, `There is no turn ${error.version}: turns go from 1 to ${error.head}.`);
    case 'bundleMissing':
      return data(
        error.error,
        `The store lacks the bundle ${short(error.bundle)} that a turn was played with. Restore a backup that has it.`,
      );
    case 'otherSemantics':
      return data(
        error.error,
        `Turn ${error.version} was played by an engine of semantics ${error.semantics}, and this one has ${error.ours}. Use the runtime it was played with.`,
      );
    case 'conflict':
      return data(
        error.error,
        `Somebody else's turn came first: the session stands at turn ${error.head} now. Nothing of yours was stored; look again and choose.`,
      );
    case 'takenElsewhere':
      return data(
        error.error,
        'A command of this id was taken on another branch of the session. Send it under a new id.',
      );
    case 'campaignBusy':
      return {
        exit: exitCodes.environment,
        name: error.error,
        message: `Other sessions keep writing to the campaign \`${error.campaign}\`. Nothing was stored; try again.`,
      };
    case 'campaignAhead':
      return data(
        error.error,
        `The campaign \`${error.campaign}\` was brought to migration ${error.migration} by a newer bundle, and this session can't follow it here. Play it with the newer bundle; \`fabula-run migrate unpin\` lets go one that was pinned.`,
      );
    case 'conversionFailed':
      return data(
        error.error,
        `Session \`${error.session}\` can't be converted: ${sentence(error.detail)} It is as it was, and goes on with the bundle it was played with.`,
      );
    case 'leftBehind':
      return data(
        error.error,
        `Session \`${error.session}\` could not be brought to a newer version, and its tables have been taken away since: ${sentence(error.detail)} It can't be played on. \`fabula-run show ${error.session}\` and \`replay\` read all of it; \`fabula-run migrate retry ${error.session}\` tries its conversion again.`,
      );
    case 'wrongPack':
      return data(error.error, `This is a bundle of \`${error.pack}\`, where one of \`${error.wanted}\` is wanted.`);
    case 'externMissing':
      return {
        exit: exitCodes.environment,
        name: error.error,
        message: `The story calls \`${error.function}\`, a function of its host, and this program has none. Name the module that has it with --externs, or play the story in the host it was written for.`,
      };
    case 'externFailed':
      return {
        exit: exitCodes.environment,
        name: error.error,
        message: `\`${error.function}\`, a function of the host, failed: ${sentence(error.detail)} Nothing was stored; try again.`,
      };
    case 'corrupt':
      return data(
        error.error,
        `Turn ${error.version} can't be read: ${error.detail} \`fabula-run verify\` says what else is wrong; a backup is the way back.`,
      );
    case 'stateDiffers':
      return data(
        error.error,
        `The events up to turn ${error.version} lead to the state ${short(error.folded)}, and the turn recorded ${short(error.recorded)}. \`fabula-run verify\` tells whether the ledger was edited.`,
      );
  }
}

export function describeStoreError(error: StoreError): Problem {
  switch (error.error) {
    case 'locked':
      return environment(
        error.error,
        `Another program has this store open (${error.by}). Close it, or use another place with --store.`,
      );
    case 'unavailable':
      return environment(
        error.error,
        `The store can't be reached: ${sentence(error.detail)}${error.retry ? ' Trying again may help; what was acknowledged is stored.' : ''}`,
      );
    case 'diskFull':
      return environment(
        error.error,
        `The disk is full: ${sentence(error.detail)} The last turn was not stored and nothing is half-written; free some space and go on.`,
      );
    case 'readOnly':
      return environment(
        error.error,
        `The store takes no writes: ${sentence(error.detail)} Check its permissions, or use another place with --store.`,
      );
    case 'notAStore':
      return environment(
        error.error,
        `This is no store: ${sentence(error.detail)} Nothing was written there; name another place with --store.`,
      );
    case 'wrongVersion':
      return environment(
        error.error,
        `The store was made by another version: ${sentence(error.detail)} Take a backup with the version that made it and restore that here.`,
      );
    case 'needsMigration':
      return environment(
        error.error,
        `The store must be brought up to date first: ${sentence(error.detail)} Run \`fabula-run migrate\`.`,
      );
    case 'edited':
      return data(
        error.error,
        `The migration ${error.file} was edited after it had been applied. Put it back as it was, and write the change as a new one.`,
      );
    case 'sessionsBehind':
      return data(
        error.error,
        `${error.file} would take away what ${error.count === 1 ? 'one session' : `${error.count} sessions`} of an older version still ${error.count === 1 ? 'needs' : 'need'}. Nothing of it was applied; \`fabula-run migrate status\` lists them, and \`fabula-run migrate convert\` brings them along.`,
      );
    case 'needsNewer':
      return data(
        error.error,
        `The tables of ${error.pack} no longer take this version: ${error.file} of a newer one was applied. Play with the newer bundle.`,
      );
    case 'busy':
      return environment(
        error.error,
        `The migration had to wait too long: ${sentence(error.detail)} End what keeps the tables in use and run it again: it goes on where it stopped.`,
      );
    case 'noRights':
      return environment(
        error.error,
        `This user of the database may not do that: ${sentence(error.detail)} Run \`fabula-run migrate\` once as the owner of the schema; to play takes fewer rights.`,
      );
    case 'noGraph':
      return environment(error.error, `There is no graph to ask: ${sentence(error.detail)}`);
    case 'refused':
      return data(error.error, `The store refused this: ${sentence(error.detail)}`);
    case 'corrupt':
      return data(error.error, `What is stored is damaged: ${sentence(error.detail)} A backup is the way back.`);
    case 'notEmpty':
      return data(error.error, 'The store is not empty. Restore into a new place with --store.');
    case 'notFound':
      return data(error.error, `There is no ${error.what} in this store.`);
    case 'exists':
      return data(error.error, 'There is one of that name already. Choose another name.');
    case 'duplicate':
      return data(error.error, `This command was taken before, as turn ${error.version}.`);
    case 'conflict':
      return data(error.error, `Somebody else's turn came first: the session stands at turn ${error.head} now.`);
    case 'campaignConflict':
      return data(error.error, `The campaign went on meanwhile, to version ${error.version}. Try again.`);
  }
}

export function describeBundleError({ error, where, detail }: BundleError): Problem {
  const place = where === '' ? '' : ` (${where})`;
  return data(error, `The bundle can't be played: ${sentence(detail)}${place} ${wayOutOf(error)}`);
}

function wayOutOf(error: BundleError['error']): string {
  switch (error) {
    case 'truncated':
    case 'damaged':
    case 'hashMismatch':
    case 'unknownPart':
    case 'missingPart':
    case 'compressed':
    case 'invalid':
      return 'Get it again from where it came, or build it anew with `fabula build`.';
    case 'notABundle':
      return 'A bundle is a `.fabc` file, made by `fabula build`.';
    case 'tooLarge':
      return 'Nothing of it was run.';
    case 'badSignature':
      return 'Do not play it; get it again from its author.';
    case 'missingSignature':
      return 'Ask its author to sign it (`fabula build --sign`), or leave --require-signature out.';
    case 'unknownKey':
      return "If you trust the author, hand over the author's public key with --key.";
    case 'badKey':
      return 'Name a file that `fabula keys` wrote.';
    case 'newerFormat':
    case 'otherRuntime':
    case 'otherSemantics':
      return 'Use the version of fabula-run that it was made for, or build it anew.';
  }
}

export function describeRefusal(refusal: InputRefusal): string {
  switch (refusal.refusal) {
    case 'unknownChoice':
      return 'There is no such choice here.';
    case 'choiceUnavailable':
      return "That can't be chosen now.";
    case 'textWanted':
      return 'The story waits for you to say something, not for a choice.';
    case 'choiceWanted':
      return 'The story waits for a choice.';
    case 'ended':
      return 'The story has ended. `:back` takes turns back; a new session begins again.';
    case 'notStarted':
      return 'The session has not begun.';
    case 'alreadyStarted':
      return 'The session has begun already.';
    case 'textTooLong':
      return `That is too long: at most ${refusal.max} characters.`;
    case 'unknownSeat':
      return `There is no seat \`${refusal.seat}\` in this session.`;
    case 'notYourTurn':
      return 'It is for others to answer now.';
    case 'alreadyGiven':
      return 'You have answered already; the others are waited for.';
    case 'notAllowed':
      return `\`${refusal.seat}\` has no role that may do that.`;
    case 'unknownAction':
      return `There is no action \`${refusal.action}\` that is called from outside.`;
    case 'actionRefused':
      return `\`${refusal.action}\` was refused: ${sentence(refusal.by)}`;
    case 'nothingToTell':
      return 'No director has anything to tell who comes back now.';
    case 'nothingToClose':
      return 'What is waited for here waits as long as it takes.';
    case 'notRun':
      return `The story needs \`${refusal.what}\`, which this version does not run.`;
    case 'badValue':
      if (refusal.field === 'seats')
        return `${sentence(capital(refusal.detail))} Name each who plays with \`--player NAME\`.`;
      return `\`${refusal.field}\` does not take that: ${sentence(refusal.detail)}`;
    case 'moved':
      return `The story has changed where you were, and its migration has not come to its end (at ${refusal.place}). Try again; \`fabula-run migrate status\` says what it waits for.`;
    case 'placeMissing':
      return `The place you were at (${refusal.place}) is not in this bundle. Play on with the bundle the session was played with, or take a turn back.`;
  }
}

function data(name: string, message: string): Problem {
  return { exit: exitCodes.data, name, message };
}

function environment(name: string, message: string): Problem {
  return { exit: exitCodes.environment, name, message };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function short(hash: string): string {
  return hash.slice(0, 12);
}
