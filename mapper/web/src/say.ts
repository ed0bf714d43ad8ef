// Words in both languages, as the tables of words write them.
import type { Words } from "./page_model";

export const say = (zh: string, en: string): Words => ({ zh, en });
