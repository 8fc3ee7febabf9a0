import { addDays, addMonths, format, parseISO, setDate } from "date-fns";
import type { PledgeMode } from "~/domain/pledges/pledge";

/** Needs whose support runs over months: scholarships by the month and meals of a school year. */
const suitedCategories: readonly string[] = ["scholarships", "meals"];

export const INSTALMENTS_MIN = 2;
export const INSTALMENTS_MAX = 12;
/** Every month has this day. */
export const PAY_DAY_MAX = 28;
/** Days between the first instalment, which is paid at once, and the second. */
const LEAST_GAP_DAYS = 15;

/** What a sponsor asks for: how many monthly instalments, on which day of the month, and whether too much money fills the next one. */
export type InstalmentWish = { count: number; payDay: number; excessToNext: boolean };

/** One line of a schedule: days are yyyy-mm-dd in Việt Nam, units of the need, amounts whole đồng. */
export type ScheduledInstalment = { position: number; dueOn: string; units: number; amount: number };

export function suitsInstalments(category: string, mode: PledgeMode): boolean {
  return mode === "money" && suitedCategories.includes(category);
}

/** Whether so many units can be paid so: whole numbers, at least one unit each time, a day that every month has. */
export function isInstalmentWish({ count, payDay }: InstalmentWish, units: number): boolean {
  return Number.isInteger(count) && count >= INSTALMENTS_MIN && count <= INSTALMENTS_MAX && count <= units && Number.isInteger(payDay) && payDay >= 1 && payDay <= PAY_DAY_MAX;
}

/** The number of instalments a form starts with: nine months of a school year where there are as many units, never more than the units. */
export function usualInstalments(units: number): number {
  return Math.max(INSTALMENTS_MIN, Math.min(9, units));
}

/**
 * The schedule of a pledge by instalments. The first is due on the day its hold ends, the others on the chosen day of each following month, the
 * second at least fifteen days after the first. Units are whole: what does not divide evenly goes to the first ones, one unit each.
 */
export function scheduleInstalments({ units, unitPrice, firstDueOn, wish }: { units: number; unitPrice: number; firstDueOn: string; wish: InstalmentWish }): ScheduledInstalment[] {
  const [share, rest] = [Math.floor(units / wish.count), units % wish.count];
  const second = secondDue(firstDueOn, wish.payDay);
  return Array.from({ length: wish.count }, (_, index) => {
    const own = share + (index < rest ? 1 : 0);
    return { position: index + 1, dueOn: index === 0 ? firstDueOn : dayOf(addMonths(second, index - 1)), units: own, amount: own * unitPrice };
  });
}

/** The day some months later, on the chosen day of the month. Both are calendar days in Việt Nam, so no clock and no zone comes into it. */
export function dayInMonth(day: string, payDay: number): string {
  return dayOf(setDate(parseISO(day), payDay));
}

export function daysLater(day: string, days: number): string {
  return dayOf(addDays(parseISO(day), days));
}

export function monthsLater(day: string, months: number): string {
  return dayOf(addMonths(parseISO(day), months));
}

function secondDue(firstDueOn: string, payDay: number): Date {
  const first = parseISO(firstDueOn);
  const candidate = setDate(first, payDay);
  const earliest = addDays(first, LEAST_GAP_DAYS);
  let due = candidate;
  for (let months = 1; due < earliest; months += 1) due = addMonths(candidate, months);
  return due;
}

function dayOf(date: Date): string {
  return format(date, "yyyy-MM-dd");
}
