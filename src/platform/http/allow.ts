import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Under this key a route names its operation, one row of the table in users/permissions.ts. */
export const operationKey = Symbol('operation');

/**
 * Names the operation of a route or controller. A route without it is refused to everybody. Modules to the right of
 * `users` take `Allow` from there, where the name is checked by the compiler.
 */
export const Allow = (operation: string): CustomDecorator<symbol> => SetMetadata(operationKey, operation);
