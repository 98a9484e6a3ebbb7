{{%AUTOESCAPE context="HTML"}}{{!
  What happens at a customer.  Filled by event_view_page() and about_view_head().

  EVENT(EVENT_ID EVENT_KIND EVENT_TONE EVENT_DAY EVENT_WHAT EVENT_BY IS_YEARLY
  NEXT_DAY TASK(TASK_WHAT TASK_OWNER TASK_DUE TASK_TONE IS_OPEN MAY_DONE or IS_DONE
  DONE_BY DONE_AT)) HAS_EVENTS or NO_EVENTS; MAY_ADD KIND(KIND_VALUE KIND_NAME
  KIND_CHOSEN) HELPER(HELPER_ID HELPER_NAME HELPER_CHOSEN) DAY_TYPED WHAT_TYPED
  TASK_TYPED DUE_TYPED
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Events"}} {{CUSTOMER}}</h1><p class="code">{{CODE}}</p></div><div class="row no-print"><a class="button" href="/customers/tasks">{{@icon list-check}}{{_"My tasks at customers"}}</a></div></div>
<div class="stack"><section class="card no-print">{{@include customers/about_tabs.tpl}}</section>
<div class="with-side"><section class="card" aria-labelledby="events-h"><div class="card-head"><h2 id="events-h">{{_"Events"}}</h2></div>
{{#NO_EVENTS}}<div class="empty">{{@icon calendar-event}}<h2>{{_"Nothing is noted yet"}}</h2><p>{{_"Anniversaries, new branches, honours and moves are reasons to call."}}</p></div>{{/NO_EVENTS}}
{{#HAS_EVENTS}}<ul class="list">
{{#EVENT}}
<li><span class="badge tone-{{EVENT_TONE}}">{{EVENT_KIND}}</span><div class="grow"><b class="block">{{EVENT_WHAT}}</b><small>{{EVENT_DAY}}{{#IS_YEARLY}} · {{_"next on {NEXT_DAY}"}}{{/IS_YEARLY}}{{#EVENT_BY}} · {{EVENT_BY}}{{/EVENT_BY}}</small>
{{#TASK}}<div class="row row-apart"><span>{{#IS_OPEN}}<span class="badge tone-{{TASK_TONE}}">{{_"until {TASK_DUE}"}}</span>{{/IS_OPEN}}{{#IS_DONE}}<span class="badge tone-good">{{_"Done"}}</span>{{/IS_DONE}} {{TASK_WHAT}}<small class="block">{{TASK_OWNER}}{{#IS_DONE}} · {{_"done by {DONE_BY}, {DONE_AT}"}}{{/IS_DONE}}</small></span>{{#MAY_DONE}}<form method="post" action="{{BASE}}/events/{{EVENT_ID}}/done">{{@form}}<button type="submit" class="button button-small">{{@icon check}}{{_"Done"}}<span class="visually-hidden"> {{TASK_WHAT}}</span></button></form>{{/MAY_DONE}}</div>{{/TASK}}</div></li>
{{/EVENT}}
</ul>{{/HAS_EVENTS}}</section>
{{#MAY_ADD}}<aside class="stack no-print" aria-label="{{_"Note an event"}}"><section class="card" aria-labelledby="add-h"><div class="card-head"><h2 id="add-h">{{_"Note an event"}}</h2></div><form method="post" action="{{BASE}}/events" class="card-body stack">{{@form}}
<div class="field"><label for="kind">{{_"Kind"}}</label><select id="kind" name="kind"{{#KIND_ERROR}} aria-invalid="true" aria-describedby="kind-e"{{/KIND_ERROR}}>{{#KIND}}<option value="{{KIND_VALUE}}"{{#KIND_CHOSEN}} selected{{/KIND_CHOSEN}}>{{KIND_NAME}}</option>{{/KIND}}</select>{{#KIND_ERROR}}<p class="field-error" id="kind-e">{{@icon alert-circle small}}{{KIND_ERROR}}</p>{{/KIND_ERROR}}</div>
<div class="field"><label for="day">{{_"Day"}}</label><input id="day" name="day" type="date" value="{{DAY_TYPED}}"{{#DAY_ERROR}} aria-invalid="true" aria-describedby="day-e"{{/DAY_ERROR}}>{{#DAY_ERROR}}<p class="field-error" id="day-e">{{@icon alert-circle small}}{{DAY_ERROR}}</p>{{/DAY_ERROR}}</div>
<div class="field"><label for="what">{{_"What the news is"}}</label><textarea id="what" name="what" rows="2" maxlength="300"{{#WHAT_ERROR}} aria-invalid="true" aria-describedby="what-e"{{/WHAT_ERROR}}>{{WHAT_TYPED:p}}</textarea>{{#WHAT_ERROR}}<p class="field-error" id="what-e">{{@icon alert-circle small}}{{WHAT_ERROR}}</p>{{/WHAT_ERROR}}</div>
<div class="field"><label for="task">{{_"What we do about it (empty: nothing)"}}</label><textarea id="task" name="task" rows="2" maxlength="300"{{#TASK_ERROR}} aria-invalid="true" aria-describedby="task-e"{{/TASK_ERROR}}>{{TASK_TYPED:p}}</textarea>{{#TASK_ERROR}}<p class="field-error" id="task-e">{{@icon alert-circle small}}{{TASK_ERROR}}</p>{{/TASK_ERROR}}</div>
<div class="field"><label for="owner">{{_"Who does it"}}</label><select id="owner" name="owner"{{#OWNER_ERROR}} aria-invalid="true" aria-describedby="owner-e"{{/OWNER_ERROR}}><option value="">{{_"Choose"}}</option>{{#HELPER}}<option value="{{HELPER_ID}}"{{#HELPER_CHOSEN}} selected{{/HELPER_CHOSEN}}>{{HELPER_NAME}}</option>{{/HELPER}}</select>{{#OWNER_ERROR}}<p class="field-error" id="owner-e">{{@icon alert-circle small}}{{OWNER_ERROR}}</p>{{/OWNER_ERROR}}</div>
<div class="field"><label for="due">{{_"Until"}}</label><input id="due" name="due" type="date" value="{{DUE_TYPED}}"{{#DUE_ERROR}} aria-invalid="true" aria-describedby="due-e"{{/DUE_ERROR}}>{{#DUE_ERROR}}<p class="field-error" id="due-e">{{@icon alert-circle small}}{{DUE_ERROR}}</p>{{/DUE_ERROR}}</div>
<button type="submit" class="button button-main">{{@icon check}}{{_"Note it"}}</button></form></section></aside>{{/MAY_ADD}}
</div></div>
