{{%AUTOESCAPE context="HTML"}}{{!
  Messages that did not arrive.  Filled by message_view_failed().

  FAILED(ID TARGET FAILURE EVENT_TITLE CHANNEL ATTEMPTS TIME TIME_ISO
  IS_WAITING, IS_LOST or IS_UNKNOWN)  NONE_YET
}}
<div class="page-head"><div><h1>{{_"Messages that did not arrive"}}</h1></div><div class="row"><a class="button" href="/notifications/robots">{{_"Robots of chat groups"}}</a></div></div>
<section class="card" aria-label="{{_"Messages that did not arrive"}}">
{{#NONE_YET}}<div class="empty">{{@icon check}}<h2>{{_"Everything arrived"}}</h2><p>{{_"What a mail server, SMS gateway or robot refuses is listed here, with its own words."}}</p></div>{{/NONE_YET}}
<ul class="list">
{{#FAILED}}
<li><span class="badge{{#IS_WAITING}} tone-warn{{/IS_WAITING}}{{#IS_LOST}} tone-bad{{/IS_LOST}}{{#IS_UNKNOWN}} tone-warn{{/IS_UNKNOWN}}">{{#IS_WAITING}}{{_"Is tried again"}}{{/IS_WAITING}}{{#IS_LOST}}{{_"Given up"}}{{/IS_LOST}}{{#IS_UNKNOWN}}{{_"May have arrived"}}{{/IS_UNKNOWN}}</span><div><b class="block">{{TARGET}}</b>{{CHANNEL}}: {{EVENT_TITLE}}<small class="block"><time datetime="{{TIME_ISO}}">{{TIME}}</time> · {{_"tries: {ATTEMPTS}"}} · {{FAILURE}}</small></div><form method="post" action="/notifications/undelivered/{{ID}}/retry" class="row">{{@form}}<button type="submit" class="button button-small">{{@icon rotate}}{{_"Send again"}}<span class="visually-hidden"> {{TARGET}}</span></button></form></li>
{{/FAILED}}
</ul>
</section>
