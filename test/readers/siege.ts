/** A story for several: everything that readers may be told, asked and let decide. Its tests are run by `fabula test`. */
export const siege = `pack siege {
  title "The siege" version 1.0.0 players 1..5 roles gm, moderator
  start muster
}

config { window: duration = 20s }
enum Mood { raised, calm }
kind Hero { private debt: int = 40 readable by gm, mood: Mood = calm, hp: int = 10 }
player is Hero { name: text, votes: int = 0 }
world { gate_is_open: bool = false }

event whisper broadcast to gm { said: text }
event whispered to about, gm { about: ref<Hero>, words: text }
audience band = gm, first(players)

action approve(s: ref<Hero>, by_how: int in 0..10 = 2) -> int
  by moderator, gm
  requires s.mood == raised else not_raised
{
  s.hp += by_how
  s.hp
}
action unlock() by operator { gate_is_open = true }
action shout(words: text) by player { emit whispered { about: player, words: words } }

scene muster "Muster" {
  All are here.
  ~ to each player {
    You are {player.name}, and owe {player.debt}.
  }
  ~ for p in players { ~ to gm { {p.name} owes {p.debt}. } }
  ~ to band { Only the band. }
  ~ to spectators { Only you that look on. }
  ~ for p in players { ~ to p { Only you see the tracks, {p.name}. } }
  ~ hear each player as said: text max 280 within 90s
  ~ for s in said { {s.by.name} said: {s.text}. }
  ~ emit whisper { said: "heard" }
  -> council
}
scene council choices by vote within config.window {
  * "Fight." -> sides
  * "Flee." -> sides
}
scene sides choices by each {
  * [Left] {player.name} goes left. {
    ~ player.votes += 1
  }
  + [Right] {player.name} goes right.
  + [Stay] {player.name} stays.
  -> lead
}
scene lead choices by leader {
  * [Lead on.] -> order
}
scene order choices by in order {
  + [Next] {player.name} is next. -> order
  * [Done] -> alone
}
scene alone {
  ~ to each player {
    * [Whisper] {player.name} whispers.
    ~ hear said: text max 20
    You whispered {said}.
  }
  -> end
}
`;
