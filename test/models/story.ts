/** A story that asks, infers, interprets, remembers and recalls. */
export const evening = `
enum Mood { calm, wary }
kind Person { mood: Mood = calm, tone: text = "dry" }
entity mara: Person "Mara"
player is Person { }
world { asked: int = 0 }

provider fast: openai { model "gpt-5-mini", key env OPENAI_API_KEY }
provider home: ollama { model "llama3.2" }
provider voice: by profile { production: fast, else: home }

record Reply { text: text max 280, mood: Mood }

memory notes of Person { lexical  decay half_life 30d  keep 365d }

fn kindly(pairs: tensor<f32, [n, 2]>) -> float = if length(pairs) > 1 then 0.5 else 0.25
model warmth: onnx "models/warmth.onnx" {
  input pairs: tensor<f32, [n, 2]>
  output score: float
  budget 50ms  fallback kindly
}

context talk(who: Person, said: text) tokens 900 {
  stable persona 200 { You are {who}. You speak {who.tone}. }
  fresh memories 500 from recall(notes, who, about: said, limit: 8)
  fresh turns 200 from transcript(last: 6)
  cut turns, memories
}

prompt reply(who: Person, said: text) -> Reply {
  route voice, on failure home
  budget 2s, 0.002 usd overflow background
  fallback { text: "She says nothing.", mood: who.mood }
  context talk(who, said)
  require it.text != "" else fallback
  late (r) { who.mood = r.mood; asked += 1 }
  user { {said} }
}

scene quay cast mara {
  ~ hear said: text max 200
  ~ let r = ask reply(mara, said)
  ~ asked += 1
  ~ remember notes of mara "You said: {said}"
  mara: {r.text}
  ~ let warm = infer warmth(pairs: [[1.0, 2.0], [0.5, 0.5]])
  It is {warm} warm.
  ~ interpret said {
      intent apologise "the player says sorry" {
        mara: So you are sorry.
      }
      otherwise {
        mara: Go on.
      }
  }
  She remembers {recall(notes, mara, about: "said fog"), list}.{if asked > 900: Enough.}
  -> quay
}
`;
