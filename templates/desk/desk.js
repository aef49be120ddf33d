/* The desk: draws the page from one object and takes new versions of it.
 *
 * The object's shape is typed in bantin/build/desk_shape.py (`Desk`). The page holds its first version in
 * <script type="application/json" id="desk-data">. In the live page live.js is loaded after all other scripts, finds
 *
 *   window.desk.data                  the newest object; data.live says where to talk to
 *   window.desk.update(data)          takes a whole new object; draws anew only what differs, keeps scroll, open
 *                                     parts, running boards, film positions and the checklist; pictures are decoded
 *                                     before they replace what is seen. Returns a promise that is kept when every new
 *                                     picture that is on the screen has been decoded and put in place.
 *   window.desk.overlay(list | null)  shows a list of DiagnosticEntry over the page, or takes it away
 *   window.desk.status(state)         "connected", "waiting" or "closed": what the mark in the head says
 *   window.desk.notice(text)          tells something for a few seconds, such as why an action was refused
 *
 * and listens to what the page asks for, on `document`:
 *
 *   desk:open   detail {id}           a diagnostic was clicked: open its file (only where data.live.editor)
 *   desk:month  detail {name}         another month was chosen
 */
"use strict";
