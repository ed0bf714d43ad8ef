// Tells components that they are drawn for paper: lists stand in full, nothing waits for a click.
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const PrintedContext = createContext(false);
export const usePrinted = (): boolean => useContext(PrintedContext);
