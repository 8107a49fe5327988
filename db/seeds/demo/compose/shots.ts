// The whole shot list, department by department.

import type { Shot } from "./shot.ts";
import { active_shots } from "./shots/active.ts";
import { food_shots } from "./shots/food.ts";
import { home_shots } from "./shots/home.ts";
import { making_shots } from "./shots/making.ts";
import { media_shots } from "./shots/media.ts";
import { wear_shots } from "./shots/wear.ts";

export const shots: Shot[] = [
  ...food_shots,
  ...home_shots,
  ...wear_shots,
  ...active_shots,
  ...media_shots,
  ...making_shots,
];
