// Where the page begins.
import {render} from "preact";
import {App} from "./app.tsx";
import {connect} from "./connection.ts";
import {followAddress} from "./going.ts";
import {keyPressed} from "./keys.ts";
import {followState} from "./sheet.ts";
import "./viewer.css";

render(<App />, document.getElementById("viewer")!);
addEventListener("keydown", keyPressed);
followAddress();
followState();
connect();
