/** Tones in Hz, one after another. */
const SOUNDS = { success: [880, 1320], failure: [330, 220] } as const;
const TONE_S = 0.14;
const LOUDNESS = 0.12;

let speaker: AudioContext | null = null;

/** Two tones; nothing where the browser lets no page be heard before it was touched. */
export function play(sound: keyof typeof SOUNDS): void {
  speaker ??= new AudioContext();
  const { currentTime, destination } = speaker;
  for (const [place, tone] of SOUNDS[sound].entries()) {
    const source = speaker.createOscillator();
    const volume = speaker.createGain();
    source.frequency.value = tone;
    volume.gain.setValueAtTime(LOUDNESS, currentTime + place * TONE_S);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + (place + 1) * TONE_S);
    source.connect(volume).connect(destination);
    source.start(currentTime + place * TONE_S);
    source.stop(currentTime + (place + 1) * TONE_S);
  }
}
