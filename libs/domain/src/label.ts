/** What a thing is called on screen, in both languages. */
export interface Label {
  fr: string;
  en: string;
}
