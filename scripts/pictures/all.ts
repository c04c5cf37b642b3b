import { basket, bricks, cells, mashrabiya, palms } from './lattices.ts';
import { dome, sunrise, track } from './scenes.ts';
import { dozen, girih, hexagram, khatam } from './stars.ts';
import { arabesque, chevrons, night, swell } from './waves.ts';

const blue = { deep: '#163B6E', mid: '#3D74B4', light: '#EFE6D2', gold: '#D9A441', line: '#0E2546' };
const green = { deep: '#14523A', mid: '#4E9A72', light: '#F2ECDA', gold: '#C9803A', line: '#0B3122' };
const plum = { deep: '#5C2350', mid: '#A45C94', light: '#F3E6E4', gold: '#E3B39B', line: '#371230' };
const amber = { deep: '#7A4A0E', mid: '#C08A35', light: '#F7EBD0', gold: '#E9C46A', line: '#43270A' };
const teal = { deep: '#0B4B57', mid: '#3F97A3', light: '#E6EFEA', gold: '#A9D6CF', line: '#062E36' };
const rust = { deep: '#8C3310', mid: '#D07A45', light: '#F8EADB', gold: '#EDB06A', line: '#4A1A08' };

/** Every picture by the name of its file: its pattern, in the colours of a section. */
export const pictures: Record<string, () => string> = {
  'rosette-blue': () => dome({ ...blue, mid: '#3F8F6B', gold: '#D9B04A' }),
  'khatam-blue': () => khatam(blue, 400),
  'girih-indigo': () => girih({ ...blue, deep: '#26306B', mid: '#5A68B4', gold: '#E0B25A', line: '#151A42' }, 560, 9),
  'brick-blue': () => bricks(blue),
  'zellige-green': () => khatam(green, 330, 45),
  'mashrabiya-green': () => mashrabiya({ ...green, gold: '#F0D9A0', light: '#D8B98A' }, 200),
  'palms-green': () => palms(green, 330),
  'basket-green': () => basket({ ...green, gold: '#D8A95B' }, 150),
  'rosette-plum': () => dozen(plum, 560, 15),
  'palms-plum': () => palms({ ...plum, light: '#F3E6E4', gold: '#8FB587', mid: '#8A4A7E' }, 300),
  'lattice-plum': () => hexagram(plum, 260, 15, Math.PI / 3.7),
  'rosette-amber': () => dome(amber),
  'arabesque-amber': () => arabesque(amber),
  'hexagons-teal': () => cells({ ...teal, gold: '#D9B36C', hot: '#B5502A' }),
  'hexagram-teal': () => hexagram(teal, 250),
  'waves-teal': () => swell(teal),
  'night-teal': () => night({ deep: '#0A2A3A', mid: '#1F6A78', light: '#CFE8E2', gold: '#F0D48A', line: '#05161F' }),
  'rosette-rust': () => dome(rust),
  'track-rust': () => track(rust),
  'chevrons-rust': () => chevrons(rust),
  'sun-rust': () => sunrise(rust),
};
