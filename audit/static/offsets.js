/**
 * Offsets: the store counts code points, a browser UTF-16 units; "📣 Sáng" has 6 of the one and 7 of the other.
 *
 * All other modules speak of units, as strings of JavaScript do; what comes from the server and goes there is converted.
 */

// A document number, a date or "TP.HCM" is one word; the comma after it is none.
const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}\p{M}])?/gu;
const PAIR = /[\u{10000}-\u{10ffff}]/gu;

/** Where the characters, words and lines of a text begin and end. */
export class Offsets {
  /** @param {string} text the article's, NFC  @param {string} language as "vi" */
  constructor(text, language) {
    this.text = text;
    /** @type {number[]} the unit at which each character of two units begins */
    this.pairs = Array.from(text.matchAll(PAIR), (match) => match.index);
    this.graphemes = new Intl.Segmenter(language, { granularity: "grapheme" }).segment(text);
    this.sentences = new Intl.Segmenter(language, { granularity: "sentence" });
    /** @type {{start: number, end: number}[] | null} */
    this.foundWords = null;
  }

  /** The code points before a unit; the second unit of a character counts as its first. @param {number} unit */
  toPoints(unit) {
    return unit - firstIndex(this.pairs.length, (index) => this.pairs[index] >= unit);
  }

  /** The units before a code point. @param {number} point */
  toUnits(point) {
    return point + firstIndex(this.pairs.length, (index) => this.pairs[index] - index >= point);
  }

  /** The words, in reading order. */
  get words() {
    this.foundWords ??= Array.from(this.text.matchAll(WORD), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    return this.foundWords;
  }

  /** The end of the first word that ends after a unit, or the text's end. @param {number} unit */
  nextWordEnd(unit) {
    const index = firstIndex(this.words.length, (word) => this.words[word].end > unit);
    return this.words[index]?.end ?? this.text.length;
  }

  /** The end of the last word that ends before a unit, or 0. @param {number} unit */
  previousWordEnd(unit) {
    return this.words[firstIndex(this.words.length, (word) => this.words[word].end >= unit) - 1]?.end ?? 0;
  }

  /** The start of the first word that starts after a unit, or the text's end. @param {number} unit */
  nextWordStart(unit) {
    const index = firstIndex(this.words.length, (word) => this.words[word].start > unit);
    return this.words[index]?.start ?? this.text.length;
  }

  /** The start of the last word that starts before a unit, or 0. @param {number} unit */
  previousWordStart(unit) {
    return this.words[firstIndex(this.words.length, (word) => this.words[word].start >= unit) - 1]?.start ?? 0;
  }

  /** Where the character after a unit ends, with all its marks. @param {number} unit */
  nextCharacter(unit) {
    const character = this.graphemes.containing(unit);
    return character ? character.index + character.segment.length : this.text.length;
  }

  /** Where the character before a unit starts. @param {number} unit */
  previousCharacter(unit) {
    return this.graphemes.containing(unit - 1)?.index ?? 0;
  }

  /**
   * A span without the white space around it, and with whole characters at its ends.
   * @param {number} start  @param {number} end  @returns {{start: number, end: number} | null} null where nothing is left
   */
  whole(start, end) {
    let [from, to] = [this.graphemes.containing(start)?.index ?? this.text.length, end];
    const last = this.graphemes.containing(end);
    if (last && last.index < end) to = last.index + last.segment.length;
    const words = this.text.slice(from, to);
    from += words.length - words.trimStart().length;
    to -= words.length - words.trimEnd().length;
    return from < to ? { start: from, end: to } : null;
  }

  /** The sentence, within its line, that has a unit. @param {number} unit */
  sentenceAt(unit) {
    const start = this.text.lastIndexOf("\n", unit - 1) + 1;
    const line = this.text.slice(start, (this.text.indexOf("\n", unit) + 1 || this.text.length + 1) - 1);
    const found = this.sentences.segment(line).containing(Math.min(unit - start, line.length - 1));
    if (!found) return null;
    return this.whole(start + found.index, start + found.index + found.segment.length);
  }
}

/**
 * The first of the indices below `length` for which a condition holds that, once it does, holds for all after it.
 * @param {number} length  @param {(index: number) => boolean} holds
 */
function firstIndex(length, holds) {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
