/** A story for several with a director, votes, its own time, a past that is asked about, memories and a prompt: all that changes state. */
export const court = `pack court {
  title "The court" version 1.0.0 players 1..4 roles gm
  use std.director
  start hall
}

enum Mood { calm, wary }
kind Person { mood: Mood = calm, hp: int in 0..20 clamped = 10, private debt: int = 3, purse: silver }
kind Place {}
resource silver scale 2 issued by mint
relation trusts: Person -> Person { regard: int in 0..9 clamped = 1 }
entity mara: Person "Mara" { purse: 20.00 silver }
entity tam: Person "Tam"
entity yard: Place "the yard"
player is Person { name: text, votes: int = 0, said_last: text = "" }
world { tide: int in 0..12 clamped = 0, rounds: int = 0, due: instant? = none, late_by: int = 0, asked: int = 0, jobs: int = 0 }

event took { who: Person, what: text, price: int = 1 }
event betrayed { who: Person, whom: Person }
event forgave { who: Person, whom: Person }
event whisper broadcast to gm { said: text }
event passing ephemeral { n: int }

query takers() -> list<{ who: Person, times: int, paid: int }> {
  events (t: took) in last 6 turns
  group by t.who as who having count(t) >= 2
  select who, times = count(t), paid = sum(t.price)
  order by paid desc
}
query late_takers() -> list<Person> { events took { who, price: 1 } in last 2h }
pattern forgiven() -> list<{ a: Person, b: Person }> {
  betrayed { who: a, whom: b }
  then forgave { who: b, whom: a } within 4 turns
}
query friends() -> list<{ a: Person, b: Person }> { match (a: Person) -[t: trusts]-> (b: Person) where t.regard > 1 }

memory notes of Person { lexical  decay half_life 30d  keep 365d }
memory chronicle of campaign { lexical }
provider home: ollama { model "llama3.2" }
record Reply { text: text max 40, mood: Mood }
prompt reply(who: Person, said: text) -> Reply {
  route home
  fallback { text: "Nothing.", mood: who.mood }
  require it.text != "" else fallback
  late (r) { who.mood = r.mood; asked += 1 }
  user { {said} }
}

rule overdue on turn when due != none and now > due { due = none; late_by += 1 }
rule washed on change of world.tide when world.tide > 10 { tide -= 4; emit passing { n: tide } }
rule counted on took(e) when e.price > 2 { mara.hp += 1 }

workflow counting(n: int) inline -> int { step add -> int { n + 1 } }

action pay(to: ref<Person>, much: int in 1..3) by player, gm
  requires to.hp > 2 else too_weak
{
  transfer 1.00 silver from mara.purse to tam.purse
  to.hp -= much
  emit took { who: to, what: "coin", price: much }
}

mission weather "Ride it out" {
  objective wait "Wait" done when tide >= 2
  optional objective trust "Be trusted" after wait done when mara.hp > 12
  twist at twist draw gusts
  fail "The tide takes it" when late_by > 6
}
deck gusts draws weighted without replacement bias fresh(card) {
  card squall weight 3 { The wind turns. ~ tide += 2 }
  card lull when tide > 1 { It drops. ~ tide -= 1 }
  card gulls { Gulls. }
}
fn fresh(played: Scene) -> float = 1.0 / (1 + played.visits)

director pacing: Beat for weather {
  beat inciting { turns 1..3 tension 0.2 until tide > 1 }
  beat rising { turns 2..4 tension 0.5 until tide > 3 -> twist at most 2, climax }
  beat twist { turns 1..2 tension 0.7 -> rising }
  beat climax { turns 1..6 tension 0.9 }
  beat denouement { tension 0.1 }
  recap after 1d by so_far else "You are where you were."
  adjust { dc in -3..3 = tide - 4 step 1, drip in 0.5..2.0 }
}
fn so_far() -> text = "The tide stands at {tide}."

scene hall "The hall" {
  ~ rounds += 1
  All are here, {if beat == climax: at last | else: for now}. {pacing.dc} {tide}
  ~ to each player { You owe {player.debt}. }
  ~ hear each player as said: text max 20 within 90s
  ~ for s in said {
    {s.by.name} said {s.text}.
    ~ remember notes of mara "{s.by.name} said {s.text}"
    ~ emit whisper { said: "heard" }
  }
  -> council
}
scene council choices by vote within 60s {
  * [Take.] { ~ emit took { who: mara, what: "bread", price: roll(1d4) } }
  + [Wait.] { ~ advance 1h; tide += 1 }
  + [Betray.] { ~ emit betrayed { who: mara, whom: tam } }
  + [Forgive.] { ~ emit forgave { who: tam, whom: mara } }
  + [Draw.] { ~ draw gusts { none { Nothing stirs. } } }
  -> sides
}
scene sides choices by each {
  + [Left] {player.name} goes left. { ~ player.votes += 1; link mara -[trusts]-> tam { regard: 2 } }
  + [Right] {player.name} goes right. { ~ if exists trusts(mara, tam) { ~ unlink mara -[trusts]-> tam } }
  -> talk
}
scene talk choices by leader cast mara {
  + [Ask.] {
    ~ let r = ask reply(mara, "How is it?")
    ~ asked += 1
    mara: {r.text}
    ~ mara.mood = r.mood
    ~ remember chronicle "She said {r.text}." weight 0.5
  }
  + [Promise.] { ~ due = now + 2h }
  + [Sleep.] { ~ advance 8h }
  + [Count.] { ~ jobs = run counting(jobs)
    ~ checkpoint counted }
  -> told
}
scene told choices by in order {
  {if tide > 6: High. | else: Low.} {cycle: one | two | three} {recall(notes, mara, about: "left said", limit: 2), list}
  ~ for row in takers {
    {row.who} took {row.times} for {row.paid}.
  }
  ~ for row in forgiven { {row.b} has forgiven {row.a}. }
  {late_takers, list} were late. {length(friends())}
  + [Next.] -> alone
  + [On.] -> hall
  * [End.] ~ when rounds > 8 { -> end }
}
scene alone {
  ~ to each player {
    + [Whisper] {player.name} whispers.
    ~ hear said: text max 20
    ~ player.said_last = said
  }
  -> hall
}
`;
